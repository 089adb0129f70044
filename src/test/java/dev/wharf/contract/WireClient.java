package dev.wharf.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that hides nothing of the wire: a command is the octets it is sent as, a reply
 * the lines it came in. Text stands for octets, one character each (ISO-8859-1). Keeps
 * the conversation for the message of a failed expectation.
 *
 * <p>
 * It protects its connections the way its kind does before anything else is said, and
 * keeps in step with what is agreed later (AUTH, PROT, CCC, REIN).
 */
public final class WireClient implements AutoCloseable {

	private final InetSocketAddress server;

	private final Wire wire;

	private final Protection protection;

	private final ClientTls tls;

	private final List<DataLink> links = new ArrayList<>();

	private final Replies replies;

	/** What is to be said once the connection is protected. */
	private @Nullable ByteArrayOutputStream held;

	/** The command that waits for its reply. */
	private String command = "";

	private boolean dataProtected;

	private ClientTls dataTls;

	private DataRoute route = DataRoute.DIRECT;

	private WireClient(InetSocketAddress server, Wire wire, Protection protection, ClientTls tls) {
		this.server = server;
		this.wire = wire;
		this.replies = new Replies(wire);
		this.protection = protection;
		this.tls = tls;
		this.dataTls = tls;
		this.held = (protection != Protection.PLAIN) ? new ByteArrayOutputStream() : null;
	}

	/** Connects from the given local address, or from any, and reads nothing yet. */
	static WireClient dial(InetSocketAddress server, @Nullable InetAddress from, Protection protection, ClientTls tls) {
		try {
			return new WireClient(server, Wire.to(server, from), protection, tls);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Begins with the header of a proxy, and has data connections take that route. */
	WireClient through(byte[] header, DataRoute data) throws IOException {
		this.wire.output().write(header);
		this.route = data;
		return this;
	}

	/** Reads the greeting, logs a user in, and chooses binary type. */
	WireClient login(String user) {
		expect(220);
		expect(331, "USER " + user);
		expect(230, "PASS secret");
		expect(200, "TYPE I");
		return this;
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

	/**
	 * Reads the preliminary reply of a transfer, 125 or 150, and secures the data
	 * connection if that was agreed.
	 */
	Answer expectMark() {
		Answer answer = read();
		assertThat(answer.code()).as(this::transcript).isIn(125, 150);
		if (!this.links.isEmpty()) {
			this.links.getLast().begin();
		}
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
		this.replies.provoke(octets);
		this.command = octets.strip().toUpperCase(Locale.ROOT);
		write(octets.getBytes(StandardCharsets.ISO_8859_1));
	}

	void write(byte[] octets) {
		try {
			OutputStream out = (this.held != null) ? this.held : this.wire.output();
			out.write(octets);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(transcript(), ex);
		}
	}

	/** Sends one octet as TCP urgent data, which there is none of under TLS. */
	void writeUrgent(int octet) {
		try {
			this.wire.socket().sendUrgentData(octet);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(transcript(), ex);
		}
	}

	/** Reads one reply whole, and does what it agrees to. */
	public Answer read() {
		if (this.held != null && this.protection == Protection.IMPLICIT) {
			secure();
		}
		Answer answer = this.replies.read();
		if (answer.code() >= 200) {
			agreed(this.command, answer.code());
		}
		return answer;
	}

	private void agreed(String answered, int code) {
		this.command = "";
		switch (answered + " " + code) {
			case "AUTH TLS 234", "AUTH TLS-C 234" -> secure();
			case "AUTH SSL 234", "AUTH TLS-P 234" -> {
				secure();
				this.dataProtected = true;
			}
			case "PROT P 200" -> this.dataProtected = true;
			case "PROT C 200" -> this.dataProtected = false;
			case "CCC 200" -> unsecure();
			case "REIN 220" -> startOver();
			default -> {
				if (this.held != null && code == 220) {
					protect();
				}
			}
		}
	}

	/** What a client of this kind does before anything else. */
	private void protect() {
		ByteArrayOutputStream waiting = this.held;
		this.held = null;
		if (this.protection == Protection.EXPLICIT) {
			expect(234, "AUTH TLS");
		}
		expect(200, "PBSZ 0");
		expect(200, "PROT P");
		if (waiting != null) {
			write(waiting.toByteArray());
		}
	}

	/** REIN ends what AUTH began (RFC 4217 section 11). */
	private void startOver() {
		if (this.wire.isSecured() && this.protection != Protection.IMPLICIT) {
			unsecure();
			this.dataProtected = false;
			if (this.protection == Protection.EXPLICIT) {
				protect();
			}
		}
	}

	/** Has data connections resume what another has remembered. */
	void useForData(ClientTls other) {
		this.dataTls = other;
	}

	/** Goes on under TLS. */
	void secure() {
		try {
			this.wire.secure(this.tls, this.server);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex + "\n" + transcript(), ex);
		}
	}

	private void unsecure() {
		try {
			this.wire.unsecure();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex + "\n" + transcript(), ex);
		}
	}

	/** Waits for the server's close, and whether it comes with nothing before it. */
	public boolean isClosed() {
		return this.replies.areOver();
	}

	/**
	 * Insists on being told that there is no place (421), and on the close. Who begins
	 * with TLS could not understand the reply, and gets the close alone.
	 */
	void expectTurnedAway() {
		if (this.protection != Protection.IMPLICIT) {
			expect(421);
		}
		assertThat(isClosed()).as(this::transcript).isTrue();
	}

	/**
	 * Waits for the server's close, and whether it comes in the orderly way: under TLS
	 * after its close_notify.
	 */
	boolean endsInOrder() {
		return this.replies.endInOrder();
	}

	/** The port that the server knows it by. */
	int port() {
		return this.wire.port();
	}

	/** Everything the server says until it closes. */
	String readToTheEnd() {
		return this.replies.readToTheEnd();
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
			InetSocketAddress target = new InetSocketAddress(this.server.getAddress(), port);
			return dataLink((from != null) ? Wire.to(target, from) : this.route.to(target));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(transcript(), ex);
		}
	}

	/** Takes a connection that the server has opened. */
	DataLink dataLink(Socket accepted) {
		return dataLink(new Wire(accepted));
	}

	private DataLink dataLink(Wire opened) {
		DataLink link = new DataLink(opened, this::secureData);
		this.links.add(link);
		return link;
	}

	/**
	 * The TLS of a data connection resumes the session of the control connection, if it
	 * can.
	 */
	private void secureData(Wire data) throws IOException {
		if (this.dataProtected) {
			data.secure(this.dataTls, this.server);
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
		transmit(command, content);
		return expectDone();
	}

	/**
	 * Runs a whole passive transfer towards the server, and insists on the code of its
	 * closing reply.
	 */
	Answer put(int code, String command, String content) {
		transmit(command, content.getBytes(StandardCharsets.ISO_8859_1));
		return expect(code);
	}

	private void transmit(String command, byte[] content) {
		try (DataLink data = passive()) {
			write(command + "\r\n");
			expectMark();
			data.write(content);
		}
	}

	Answer put(String command, String content) {
		return put(command, content.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** What was said so far. */
	public String transcript() {
		return this.replies.transcript();
	}

	Wire wire() {
		return this.wire;
	}

	/** Ends the connection by a reset, as a crashed client's system does. */
	void reset() {
		this.wire.reset();
	}

	/** Ends the control connection alone, as a client does that forgets its transfer. */
	void closeControlConnection() {
		this.wire.close();
	}

	/** Ends the control connection and every data connection. */
	@Override
	public void close() {
		closeControlConnection();
		this.links.forEach(DataLink::close);
	}

}
