package dev.wharf.command;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

import dev.wharf.protocol.AsciiEncoder;

/**
 * The place in a stored file that REST means (RFC 3659 section 5.3): in ASCII type the
 * offset counts what travels, not what is stored.
 *
 * @param position octets of the file that lie before it
 * @param encoder goes on from there in ASCII type, perhaps within a line end
 */
record RestartPoint(long position, AsciiEncoder encoder) {

	/**
	 * Finds the place.
	 * @param file the file; its position is moved to the place
	 * @param offset the offset of REST
	 * @param converted whether the transfer converts line ends
	 * @return the place
	 * @throws Refused with 554 when the file ends before it
	 */
	static RestartPoint find(SeekableByteChannel file, long offset, boolean converted) throws IOException {
		if (!converted && offset <= file.size()) {
			file.position(offset);
			return new RestartPoint(offset, new AsciiEncoder());
		}
		if (converted) {
			try {
				AsciiEncoder encoder = AsciiEncoder.resume(file, offset);
				return new RestartPoint(file.position(), encoder);
			}
			catch (EOFException ex) {
				throw beyondTheEnd();
			}
		}
		throw beyondTheEnd();
	}

	/** What a client hears who wants to go on where there is nothing. */
	static Refused beyondTheEnd() {
		return new Refused(554, "What is here ends before the offset of REST.");
	}

}
