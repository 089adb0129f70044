package dev.wharf.contract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that hides nothing of the wire: a command is the octets it is sent as, a reply
 * the lines it came in. Text stands for octets, one character each (ISO-8859-1). Keeps
 * the conversation for the message of a failed expectation.
 */
public final class WireClient implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Socket socket;

	private final InputStream in;

	private final List<DataLink> links = new ArrayList<>();

	private final StringBuilder transcript = new StringBuilder();

	private WireClient(Socket socket) throws IOException {
		this.socket = socket;
		this.in = new BufferedInputStream(socket.getInputStream());
	}

	/** Connects from the given local address, or from any, and reads nothing yet. */
	static WireClient dial(InetSocketAddress server, @Nullable InetAddress from) {
		try {
			return new WireClient(open(server, from));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends a command and reads its reply. */
	public Answer send(String command) {
		write(command + "\r\n");
		return read();
	}

	/** Sends a command and insists on the code of its reply. */
	public Answer expect(int code, String command) {
		write(command + "\r\n");
		return expect(code);
	}

	/** Reads a reply and insists on its code. */
	public Answer expect(int code) {
		Answer answer = read();
		assertThat(answer.code()).as(this::transcript).isEqualTo(code);
		return answer;
	}

	/** Sends a command that has to fail for good (5yz). */
	public Answer expectRefusal(String command) {
		Answer answer = send(command);
		assertThat(answer.code()).as(this::transcript).isBetween(500, 599);
		return answer;
	}

	/** Reads the preliminary reply of a transfer: 125 or 150. */
	Answer expectMark() {
		Answer answer = read();
		assertThat(answer.code()).as(this::transcript).isIn(125, 150);
		return answer;
	}

	/** Reads the closing reply of a transfer that went well: 226 or 250. */
	Answer expectDone() {
		Answer answer = read();
		assertThat(answer.code()).as(this::transcript).isIn(226, 250);
		return answer;
	}

	/** Sends text as it stands, without a line end. */
	public void write(String octets) {
		this.transcript.append("C: ").append(octets.stripTrailing()).append('\n');
		write(octets.getBytes(StandardCharsets.ISO_8859_1));
	}

	void write(byte[] octets) {
		try {
			this.socket.getOutputStream().write(octets);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(transcript(), ex);
		}
	}

	/** Sends one octet as TCP urgent data. */
	void writeUrgent(int octet) {
		try {
			this.socket.sendUrgentData(octet);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(transcript(), ex);
		}
	}

	/** Reads one reply whole. */
	public Answer read() {
		List<String> lines = new ArrayList<>();
		String first = readLine();
		assertThat(first).as(this::transcript).matches("(?s)[1-6]\\d\\d[ -].*");
		lines.add(first);
		String end = first.substring(0, 3) + " ";
		while (!lines.getLast().startsWith(end)) {
			lines.add(readLine());
		}
		return new Answer(Integer.parseInt(first.substring(0, 3)), lines);
	}

	private String readLine() {
		StringBuilder line = new StringBuilder();
		try {
			for (int octet = this.in.read(); octet != '\n'; octet = this.in.read()) {
				if (octet < 0) {
					throw new AssertionError("the server has closed the connection\n" + transcript() + "S: " + line);
				}
				line.append((char) octet);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex + "\n" + transcript() + "S: " + line, new IOException(ex));
		}
		assertThat(line.toString()).as(this::transcript).endsWith("\r");
		line.setLength(line.length() - 1);
		this.transcript.append("S: ").append(line).append('\n');
		return line.toString();
	}

	/** Waits for the server's close, and whether it comes with nothing before it. */
	public boolean isClosed() {
		try {
			return this.in.read() == -1;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/** Everything the server says until it closes. */
	String readToTheEnd() {
		StringBuilder rest = new StringBuilder();
		try {
			for (int octet = this.in.read(); octet >= 0; octet = this.in.read()) {
				rest.append((char) octet);
			}
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("the server does not close\n" + transcript() + rest, ex);
		}
		catch (IOException ex) {
			this.transcript.append("(reset)");
		}
		return rest.toString();
	}

	/** Asks for a passive port by EPSV and connects to it. */
	DataLink passive() {
		return dataLink(passivePort(), null);
	}

	/** Asks for a passive port by EPSV and only tells it. */
	int passivePort() {
		String text = expect(229, "EPSV").text();
		return Integer.parseInt(text.replaceAll(".*\\(\\|\\|\\|(\\d+)\\|\\).*", "$1"));
	}

	/**
	 * Connects to a port of the server's, from the given local address or the usual one.
	 */
	DataLink dataLink(int port, @Nullable InetAddress from) {
		try {
			DataLink link = new DataLink(open(new InetSocketAddress(this.socket.getInetAddress(), port), from));
			this.links.add(link);
			return link;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(transcript(), ex);
		}
	}

	/** Runs a whole passive transfer towards the client. */
	byte[] fetch(String command) {
		try (DataLink data = passive()) {
			write(command + "\r\n");
			expectMark();
			byte[] content = data.readAll();
			expectDone();
			return content;
		}
	}

	/** Runs a whole passive transfer towards the client and takes it for lines. */
	List<String> fetchLines(String command) {
		return DataLink.lines(fetch(command));
	}

	/** Runs a whole passive transfer towards the server and returns its closing reply. */
	Answer put(String command, byte[] content) {
		try (DataLink data = passive()) {
			write(command + "\r\n");
			expectMark();
			data.write(content);
		}
		return expectDone();
	}

	Answer put(String command, String content) {
		return put(command, content.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** What was said so far. */
	public String transcript() {
		return "conversation:\n" + this.transcript;
	}

	Socket socket() {
		return this.socket;
	}

	/** Ends the connection by a reset, as a crashed client's system does. */
	void reset() {
		try {
			this.socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		closeControlConnection();
	}

	/** Ends the control connection alone, as a client does that forgets its transfer. */
	void closeControlConnection() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Ends the control connection and every data connection. */
	@Override
	public void close() {
		closeControlConnection();
		this.links.forEach(DataLink::close);
	}

	private static Socket open(InetSocketAddress server, @Nullable InetAddress from) throws IOException {
		Socket socket = new Socket();
		if (from != null) {
			socket.bind(new InetSocketAddress(from, 0));
		}
		socket.setTcpNoDelay(true);
		socket.connect(server, (int) PATIENCE.toMillis());
		socket.setSoTimeout((int) PATIENCE.toMillis());
		return socket;
	}

}
