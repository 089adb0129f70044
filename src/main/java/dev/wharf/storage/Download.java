package dev.wharf.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file opened for reading. A local file's channel is a
 * {@link java.nio.channels.FileChannel}, so that it can be sent without a copy.
 *
 * @param channel the file's octets, positioned at the first
 * @param size the file's length in octets when it was opened
 */
public record Download(SeekableByteChannel channel, long size) implements Closeable {

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
