package dev.wharf.transfer;

/**
 * How the octets of a transfer are written on the data connection: the part of
 * {@code TYPE} and {@code MODE} (RFC 959 sections 3.1.1 and 3.4) that the copy needs to
 * know.
 *
 * @param ascii whether line ends are converted to and from the network's CR LF; ignored
 * for {@link TransferPlan.Write}, whose content writes CR LF itself
 * @param deflate whether the data travels as one zlib stream ({@code MODE Z})
 * @param deflateLevel how hard to compress, 0 to 9; ignored without {@code deflate}
 */
public record DataFormat(boolean ascii, boolean deflate, int deflateLevel) {

	private static final int HIGHEST_LEVEL = 9;

	/** The octets as they are, in stream mode. */
	public static final DataFormat BINARY = new DataFormat(false, false, 6);

	public DataFormat {
		if (deflateLevel < 0 || deflateLevel > HIGHEST_LEVEL) {
			throw new IllegalArgumentException("The deflate level must be 0 to 9, not " + deflateLevel);
		}
	}

	/**
	 * Whether the octets on the wire are the octets of the file.
	 * @return true when nothing is converted or compressed
	 */
	boolean isVerbatim() {
		return !this.ascii && !this.deflate;
	}

}
