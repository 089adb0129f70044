package dev.wharf.session;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.MachineListing;
import dev.wharf.protocol.Representation;

/**
 * What client and server have agreed on for the commands that follow.
 *
 * @param representation TYPE, STRU and MODE (RFC 959 section 3)
 * @param facts the facts of MLST and MLSD (RFC 3659 section 7.5)
 * @param digest the algorithm of HASH
 * @param extendedPassiveOnly whether the client has sent EPSV ALL (RFC 2428 section 4)
 * @param protection how data connections are protected
 */
public record Terms(Representation representation, MachineListing facts, DigestAlgorithm digest,
		boolean extendedPassiveOnly, Protection protection) {

	static final Terms INITIAL = new Terms(Representation.INITIAL, MachineListing.DEFAULT, DigestAlgorithm.SHA_256,
			false, Protection.CLEAR);

	/**
	 * The same with another representation.
	 * @param representation the new one
	 * @return new terms
	 */
	public Terms with(Representation representation) {
		return new Terms(representation, this.facts, this.digest, this.extendedPassiveOnly, this.protection);
	}

	/**
	 * The same with other facts.
	 * @param facts the new ones
	 * @return new terms
	 */
	public Terms with(MachineListing facts) {
		return new Terms(this.representation, facts, this.digest, this.extendedPassiveOnly, this.protection);
	}

	/**
	 * The same with another digest.
	 * @param digest the new one
	 * @return new terms
	 */
	public Terms with(DigestAlgorithm digest) {
		return new Terms(this.representation, this.facts, digest, this.extendedPassiveOnly, this.protection);
	}

	/**
	 * The same after EPSV ALL.
	 * @return new terms
	 */
	public Terms withExtendedPassiveOnly() {
		return new Terms(this.representation, this.facts, this.digest, true, this.protection);
	}

	/**
	 * The same with another protection.
	 * @param protection the new one
	 * @return new terms
	 */
	public Terms with(Protection protection) {
		return new Terms(this.representation, this.facts, this.digest, this.extendedPassiveOnly, protection);
	}

}
