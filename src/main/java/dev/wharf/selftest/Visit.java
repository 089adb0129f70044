package dev.wharf.selftest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a client: in, a file up and down again, and out. One thread at a time.
 */
final class Visit {

	private static final int SIZE = 64 * 1024;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final InetSocketAddress server;

	private final @Nullable OwnCertificate trust;

	private final SelfTestProperties properties;

	private final FTPClient client;

	private final Map<String, Duration> phases = new LinkedHashMap<>();

	private boolean timedOut;

	private boolean resumed;

	/**
	 * Prepares a visit.
	 * @param trust knows the server's certificate; {@code null} for a visit in the clear
	 */
	Visit(InetSocketAddress server, boolean implicit, @Nullable OwnCertificate trust, SelfTestProperties properties) {
		this.server = server;
		this.trust = trust;
		this.properties = properties;
		this.client = (trust != null) ? new ResumingClient(implicit, trust.context()) : new FTPClient();
		int timeout = (int) properties.timeout().toMillis();
		this.client.setConnectTimeout(timeout);
		this.client.setDefaultTimeout(timeout);
		this.client.setDataTimeout(properties.timeout());
	}

	/** Tells what went wrong, if something did. */
	@Nullable String run() {
		try {
			phase("connect",
					() -> this.client.connect(this.server.getAddress().getHostAddress(), this.server.getPort()));
			int verified = verified();
			this.client.setSoTimeout((int) this.properties.timeout().toMillis());
			phase("login", this::login);
			String file = "self-test-%016x".formatted(RANDOM.nextLong());
			byte[] content = new byte[SIZE];
			RANDOM.nextBytes(content);
			try {
				phase("upload", () -> need(this.client.storeFile(file, new ByteArrayInputStream(content))));
				phase("download", () -> compare(file, content));
			}
			finally {
				this.client.deleteFile(file);
			}
			this.resumed = this.trust != null && verified() == verified;
			this.client.logout();
			return null;
		}
		catch (IOException ex) {
			this.timedOut = ex instanceof SocketTimeoutException;
			return (ex.getMessage() != null) ? ex.getMessage() : ex.toString();
		}
		finally {
			disconnect();
		}
	}

	/** How often a certificate had to be shown: not where a session is resumed. */
	private int verified() {
		return (this.trust != null) ? this.trust.verified() : 0;
	}

	private void login() throws IOException {
		need(this.client.login(this.properties.user(), this.properties.password()));
		need(this.client.setFileType(FTP.BINARY_FILE_TYPE));
		this.client.setUseEPSVwithIPv4(true);
		this.client.enterLocalPassiveMode();
		if (this.client instanceof FTPSClient secured) {
			secured.execPBSZ(0);
			secured.execPROT("P");
		}
	}

	private void compare(String file, byte[] content) throws IOException {
		ByteArrayOutputStream received = new ByteArrayOutputStream(SIZE);
		need(this.client.retrieveFile(file, received));
		if (!Arrays.equals(content, received.toByteArray())) {
			throw new IOException("What was sent did not come back");
		}
	}

	private void need(boolean done) throws IOException {
		if (!done) {
			throw new IOException("The service answered: " + this.client.getReplyString().strip());
		}
	}

	private void phase(String name, Step step) throws IOException {
		long begun = System.nanoTime();
		try {
			step.run();
		}
		catch (IOException ex) {
			throw (ex instanceof SocketTimeoutException) ? ex
					: new IOException("%s: %s".formatted(name, ex.getMessage()), ex);
		}
		this.phases.put(name, Duration.ofNanos(System.nanoTime() - begun));
	}

	private void disconnect() {
		try {
			this.client.disconnect();
		}
		catch (IOException _) {
			// It is over in any case.
		}
	}

	/** How long each step took, as far as it came. */
	Map<String, Duration> phases() {
		return Collections.unmodifiableMap(this.phases);
	}

	boolean hasTimedOut() {
		return this.timedOut;
	}

	boolean wasTurnedAway() {
		return this.client.getReplyCode() == FTPReply.SERVICE_NOT_AVAILABLE;
	}

	/** Whether all data connections resumed the TLS session of the control connection. */
	boolean resumed() {
		return this.resumed;
	}

	/** A step that may fail. */
	private interface Step {

		void run() throws IOException;

	}

}
