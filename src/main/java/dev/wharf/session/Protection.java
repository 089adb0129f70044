package dev.wharf.session;

/**
 * How data connections are protected (RFC 4217 section 9).
 *
 * @param bufferSizeAgreed whether PBSZ has been sent, which has to come before PROT
 * @param isPrivate whether they are under TLS (PROT P) or in the clear (PROT C)
 */
public record Protection(boolean bufferSizeAgreed, boolean isPrivate) {

	/**
	 * In the clear, as every session in the clear and every one after AUTH TLS begins.
	 */
	public static final Protection CLEAR = new Protection(false, false);

	/**
	 * Under TLS without being asked to, as implicit sessions and those of AUTH SSL are.
	 */
	public static final Protection PRIVATE = new Protection(true, true);

}
