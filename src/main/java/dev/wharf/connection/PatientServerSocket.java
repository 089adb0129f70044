package dev.wharf.connection;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listening socket that outlives a failed accept. When the process runs out of
 * descriptors, accept fails for a while; the stock connection factory would take that for
 * the end of the socket and never accept again.
 */
final class PatientServerSocket extends ServerSocket {

	private static final Logger logger = LoggerFactory.getLogger(PatientServerSocket.class);

	private static final Duration PAUSE = Duration.ofMillis(100);

	PatientServerSocket() throws IOException {
		super();
	}

	@Override
	public Socket accept() throws IOException {
		boolean told = false;
		while (true) {
			try {
				return super.accept();
			}
			catch (SocketException ex) {
				if (isClosed()) {
					throw ex;
				}
				if (!told) {
					logger.warn("No client can be accepted at the moment: {}", ex.getMessage());
					told = true;
				}
				pause();
			}
		}
	}

	private static void pause() throws SocketException {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SocketException("Interrupted");
		}
	}

}
