package dev.wharf.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The client of a process that is trained: says what most clients say, and does not care
 * about the answers.
 */
final class TrainingClient {

	private static final int TIMEOUT = 5000;

	private static final int ROUNDS = 3;

	private static final Pattern EXTENDED_PASSIVE = Pattern.compile("229 .*\\(\\|\\|\\|(\\d+)\\|\\).*");

	private static final List<String> AFTER_LOGIN = List.of("SYST", "FEAT", "OPTS UTF8 ON", "PWD", "TYPE I", "MKD a",
			"CWD a", "CDUP", "NOOP", "STAT");

	private final int port;

	private final SSLContext context;

	private Socket socket;

	private BufferedReader replies;

	private boolean secured;

	private TrainingClient(int port, SSLContext context) throws IOException {
		this.port = port;
		this.context = context;
		this.socket = connect(port);
		this.replies = reader();
	}

	/**
	 * A few sessions.
	 * @param port where the process listens
	 * @param secure whether under TLS too
	 */
	static void converse(int port, boolean secure) throws IOException {
		for (int round = 0; round < ROUNDS; round++) {
			new TrainingClient(port, trusting()).play(false);
			if (secure) {
				new TrainingClient(port, trusting()).play(true);
			}
		}
	}

	/** The certificate is the service's own, and what it is for is no secret. */
	private static SSLContext trusting() throws IOException {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new Trusting() }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

	private static Socket connect(int port) throws IOException {
		Socket socket = new Socket();
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
		socket.setSoTimeout(TIMEOUT);
		return socket;
	}

	private BufferedReader reader() throws IOException {
		return new BufferedReader(new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
	}

	private void play(boolean secure) throws IOException {
		try {
			reply();
			if (secure && say("AUTH TLS").startsWith("234")) {
				this.socket = wrap(this.socket);
				this.replies = reader();
				say("PBSZ 0");
				this.secured = say("PROT P").startsWith("200");
			}
			say("USER training");
			say("PASS training");
			for (String command : AFTER_LOGIN) {
				say(command);
			}
			transfer("STOR a/file", true);
			transfer("RETR a/file", false);
			transfer("MLSD", false);
			transfer("LIST", false);
			say("DELE a/file");
			say("QUIT");
		}
		finally {
			this.socket.close();
		}
	}

	private Socket wrap(Socket plain) throws IOException {
		return this.context.getSocketFactory().createSocket(plain, "localhost", this.port, true);
	}

	private void transfer(String command, boolean upload) throws IOException {
		Matcher passive = EXTENDED_PASSIVE.matcher(say("EPSV"));
		if (!passive.matches()) {
			return;
		}
		send(command);
		try (Socket plain = connect(Integer.parseInt(passive.group(1)))) {
			if (!reply().startsWith("1")) {
				return;
			}
			try (Socket data = this.secured ? wrap(plain) : plain) {
				if (upload) {
					data.getOutputStream().write(new byte[1000]);
				}
				else {
					data.getInputStream().readAllBytes();
				}
			}
		}
		reply();
	}

	private String say(String command) throws IOException {
		send(command);
		return reply();
	}

	private void send(String command) throws IOException {
		this.socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	/** The last line of the next reply. */
	private String reply() throws IOException {
		String line = this.replies.readLine();
		while (line != null && !line.matches("\\d{3} .*")) {
			line = this.replies.readLine();
		}
		return (line != null) ? line : "";
	}

	/** Trusts whoever is there. */
	private static final class Trusting implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
