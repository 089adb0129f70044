package dev.wharf.protocol;

import java.nio.ByteBuffer;

/**
 * Converts what ASCII type receives (RFC 959 section 3.1.1.1) to a file: CRLF becomes LF,
 * a CR alone stays. Keeps a CR at the end of a buffer until the next octet tells what it
 * is. Not thread-safe: one instance per transfer.
 */
public final class AsciiDecoder {

	private static final byte LF = '\n';

	private static final byte CR = '\r';

	private boolean carriageReturn;

	/**
	 * How much room some input may need.
	 * @param inputLength a number of octets
	 * @return the most octets they can become, with a CR kept from before
	 */
	public static int maxOutput(int inputLength) {
		return Math.addExact(inputLength, 1);
	}

	/**
	 * Converts until the input is used up or the output is full; call it again with what
	 * is left.
	 * @param in octets from the wire
	 * @param out octets for the file
	 */
	public void decode(ByteBuffer in, ByteBuffer out) {
		while (in.hasRemaining() && out.hasRemaining()) {
			if (this.carriageReturn) {
				this.carriageReturn = false;
				if (in.get(in.position()) != LF) {
					out.put(CR);
				}
			}
			else {
				copyUpToCarriageReturn(in, out);
			}
		}
	}

	/**
	 * Writes the CR that a transfer ended with, if it did. Call it once, at the end.
	 * @param out with room for one octet
	 */
	public void finish(ByteBuffer out) {
		if (this.carriageReturn) {
			this.carriageReturn = false;
			out.put(CR);
		}
	}

	/** Copies all octets before a CR, and takes that CR in. */
	private void copyUpToCarriageReturn(ByteBuffer in, ByteBuffer out) {
		int start = in.position();
		int limit = start + Math.min(in.remaining(), out.remaining());
		int end = start;
		while (end < limit && in.get(end) != CR) {
			end++;
		}
		out.put(out.position(), in, start, end - start);
		out.position(out.position() + end - start);
		this.carriageReturn = end < limit;
		in.position(this.carriageReturn ? end + 1 : end);
	}

}
