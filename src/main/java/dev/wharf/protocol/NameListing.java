package dev.wharf.protocol;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Shows the name and nothing else: NLST (RFC 959 section 4.1.3). A name with a line end
 * in it is left out, since what would be shown in its place could be another file's name.
 */
public final class NameListing implements ListingFormat {

	@Override
	public void write(FileFacts facts, NameCodec names, OutputStream out) throws IOException {
		if (LineBuffer.carries(facts.name())) {
			new LineBuffer().name(facts.name(), names).writeTo(out);
		}
	}

}
