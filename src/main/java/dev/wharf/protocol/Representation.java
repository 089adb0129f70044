package dev.wharf.protocol;

/**
 * How a session's data is represented on the wire: what TYPE and MODE set (RFC 959
 * sections 3.1 to 3.4). Of the structures of STRU only the file is offered.
 *
 * @param type how octets are converted
 * @param mode how data is framed on the data connection
 * @param deflateLevel the effort of {@link Mode#DEFLATE}, from 0 (none) to 9 (most)
 */
public record Representation(Type type, Mode mode, int deflateLevel) {

	/** What RFC 959 section 5.1 lets a session begin with. */
	public static final Representation INITIAL = new Representation(Type.ASCII, Mode.STREAM, 6);

	/**
	 * Checks the level.
	 * @throws IllegalArgumentException if the level is out of range
	 */
	public Representation {
		if (deflateLevel < 0 || deflateLevel > 9) {
			throw new IllegalArgumentException("A deflate level is from 0 to 9, not " + deflateLevel);
		}
	}

	/** The same with another TYPE. */
	public Representation withType(Type next) {
		return new Representation(next, this.mode, this.deflateLevel);
	}

	/** The same with another MODE. */
	public Representation withMode(Mode next) {
		return new Representation(this.type, next, this.deflateLevel);
	}

	/** The same with another level of OPTS MODE Z. */
	public Representation withDeflateLevel(int next) {
		return new Representation(this.type, this.mode, next);
	}

	/** The TYPE command's types that Wharf offers. */
	public enum Type {

		/** Text with CRLF at line ends (TYPE A N). */
		ASCII,

		/** Octets as they are (TYPE I and L 8). */
		IMAGE

	}

	/** The MODE command's modes that Wharf offers. */
	public enum Mode {

		/** Octets up to the end of the connection (MODE S). */
		STREAM,

		/** The same as a zlib stream (MODE Z). */
		DEFLATE

	}

}
