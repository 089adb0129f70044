package dev.wharf.transfer;

import java.io.Closeable;
import java.io.IOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sockets whose end interests nobody any more. Thread-safe. */
public final class Closing {

	private static final Logger logger = LoggerFactory.getLogger(Closing.class);

	private Closing() {
	}

	/**
	 * Closes, whatever happens.
	 * @param closeable perhaps closed already
	 */
	public static void quietly(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ex) {
			logger.trace("Closing failed", ex);
		}
	}

}
