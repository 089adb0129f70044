package dev.wharf.contract;

import java.util.Locale;

/** How clients protect their connections (RFC 4217). */
public enum Protection {

	/** Not at all. */
	PLAIN,

	/** By AUTH TLS, PBSZ 0 and PROT P right after the greeting. */
	EXPLICIT,

	/** By TLS from the first octet, on a port of its own. */
	IMPLICIT;

	/**
	 * A client of this kind. Implicit FTPS is what old clients know, so theirs is the old
	 * version: the contract holds for both without running twice.
	 */
	ClientTls client() {
		return ClientTls.speaking((this == IMPLICIT) ? ClientTls.TLS_1_2 : ClientTls.TLS_1_3);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
