package dev.wharf.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import dev.wharf.protocol.ControlLine;
import dev.wharf.protocol.NameCodec;

/**
 * A line taken apart (RFC 959 section 5.3): the verb, and whatever follows the one space
 * behind it, with every further space, since file names may begin or end with one.
 *
 * @param verb upper case
 * @param line the whole line
 * @param argumentStart where the argument begins in it; it is decoded when its turn
 * comes, since a command before it may change the charset
 */
record Request(String verb, ControlLine line, int argumentStart) {

	static Request of(ControlLine line) {
		byte[] octets = line.octets();
		int start = 0;
		while (start < octets.length && octets[start] == ' ') {
			start++;
		}
		int end = start;
		while (end < octets.length && octets[end] != ' ') {
			end++;
		}
		String verb = new String(octets, start, end - start, StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
		return new Request(verb, line, Math.min(end + 1, octets.length));
	}

	String argument(NameCodec names) {
		byte[] octets = this.line.octets();
		return names.decode(Arrays.copyOfRange(octets, this.argumentStart, octets.length));
	}

}
