package dev.wharf.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * Converts a file to what ASCII type sends (RFC 959 section 3.1.1.1): every LF gets its
 * CR, unless it has one already. Remembers across buffers whether a CR went out last,
 * also between the CR and the LF of one line end. Not thread-safe: one instance per
 * transfer.
 */
public final class AsciiEncoder {

	private static final int CHUNK = 64 * 1024;

	private static final byte LF = '\n';

	private static final byte CR = '\r';

	private boolean afterCarriageReturn;

	/**
	 * How much room some input may need.
	 * @param inputLength a number of octets
	 * @return the most octets they can become
	 */
	public static int maxOutput(int inputLength) {
		return Math.multiplyExact(2, inputLength);
	}

	/**
	 * How many octets a file is in ASCII type: what SIZE has to tell (RFC 3659 section
	 * 4). Reads the whole rest of it.
	 * @param source where to read, not closed
	 * @return the number of octets on the wire
	 * @throws IOException if reading fails
	 */
	public static long encodedLength(ReadableByteChannel source) throws IOException {
		AsciiEncoder encoder = new AsciiEncoder();
		ByteBuffer in = ByteBuffer.allocate(CHUNK);
		ByteBuffer out = ByteBuffer.allocate(maxOutput(CHUNK));
		long length = 0;
		while (source.read(in.clear()) >= 0) {
			encoder.encode(in.flip(), out.clear());
			length += out.position();
		}
		return length;
	}

	/**
	 * An encoder that goes on in the middle of a file, as REST in ASCII type wants it:
	 * the marker counts octets on the wire (RFC 3659 section 5.3) and may stand between
	 * the CR and the LF of one line end.
	 * @param source the file, whose position is moved to the first octet that has still
	 * to be encoded
	 * @param wireOffset how many octets the client has
	 * @return the encoder to use from there
	 * @throws EOFException if the file is shorter than that in ASCII type
	 * @throws IOException if reading fails
	 */
	public static AsciiEncoder resume(SeekableByteChannel source, long wireOffset) throws IOException {
		AsciiEncoder encoder = new AsciiEncoder();
		ByteBuffer in = ByteBuffer.allocate(CHUNK).limit(0);
		ByteBuffer out = ByteBuffer.allocate(maxOutput(CHUNK));
		long left = wireOffset;
		source.position(0);
		while (left > 0) {
			if (!in.hasRemaining()) {
				if (source.read(in.clear()) < 0) {
					throw new EOFException("the file has only " + (wireOffset - left) + " octets in ASCII type");
				}
				in.flip();
			}
			out.clear().limit((int) Math.min(left, out.capacity()));
			encoder.encode(in, out);
			left -= out.position();
		}
		source.position(source.position() - in.remaining());
		return encoder;
	}

	/**
	 * Converts until the input is used up or the output is full; call it again with what
	 * is left.
	 * @param in octets of the file
	 * @param out octets for the wire
	 */
	public void encode(ByteBuffer in, ByteBuffer out) {
		while (in.hasRemaining() && out.hasRemaining()) {
			if (!this.afterCarriageReturn && in.get(in.position()) == LF) {
				out.put(CR); // the LF itself follows as one that has its CR
				this.afterCarriageReturn = true;
			}
			else {
				copyUpToLineFeed(in, out);
			}
		}
	}

	/** Copies the next octet, whatever it is, and all that follow before an LF. */
	private void copyUpToLineFeed(ByteBuffer in, ByteBuffer out) {
		int start = in.position();
		int limit = start + Math.min(in.remaining(), out.remaining());
		int end = start + 1;
		while (end < limit && in.get(end) != LF) {
			end++;
		}
		out.put(out.position(), in, start, end - start);
		out.position(out.position() + end - start);
		in.position(end);
		this.afterCarriageReturn = in.get(end - 1) == CR;
	}

}
