package dev.wharf.protocol;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Shows the name and nothing else: NLST (RFC 959 section 4.1.3). A name with a CRLF in it
 * is left out, as RFC 3659 section 2.2 wants it for names that a line cannot carry.
 */
public final class NameListing implements ListingFormat {

	@Override
	public void write(FileFacts facts, NameCodec names, OutputStream out) throws IOException {
		if (!facts.name().contains("\r\n")) {
			new LineBuffer().name(facts.name(), names).writeTo(out);
		}
	}

}
