package dev.wharf.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.wharf.connection.ServingLoad;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.LoginResult;
import dev.wharf.event.WharfEvent.SessionClosed;
import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOrder;
import dev.wharf.session.TransferFigures;
import dev.wharf.user.FtpUser;
import dev.wharf.user.Permission;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever processes say to each other arrives as it was said. */
class RecordCodecTests {

	private static final InetAddress CLIENT = InetAddress.ofLiteral("2001:db8::1");

	private final RecordCodec codec = new RecordCodec();

	static List<Record> messages() {
		FtpUser user = new FtpUser("älice", Path.of("/srv/ftp"), Set.of(Permission.READ, Permission.LIST), false,
				StandardCharsets.ISO_8859_1, true, 3);
		SessionFigures session = new SessionFigures("1-1", "", CLIENT, null, Instant.EPOCH, Duration.ofNanos(1), "",
				"TLSv1.3", "/", "STOR", 1, 2, new TransferFigures("upload", "/a", 1, -1, Duration.ofSeconds(1)),
				List.of("> NOOP"));
		return List.of(new Message.Hello(1L << 40), new Message.Ready(40000),
				new Message.Question(7, new Query.Admit(CLIENT)), new Message.Answer(7, new Verdict.Known(user)),
				new Message.Answer(8, new Verdict.Known(null)), new Message.Report(9, List.of(session, session)),
				new Message.Ordered(new SessionOrder.End("1-1", "Bye.")),
				new Message.Happened(new LoginDecided("1-1", CLIENT, "x".repeat(100_000), LoginResult.REJECTED,
						Duration.ofMillis(1))),
				new Message.Happened(new SessionClosed("1-1", CLIENT, null, Duration.ofHours(1))),
				new Message.Beat(new Figures(1, 2, 3, 4, 5, 6, new ServingLoad(7, 8, 9, 10, 11, 12), 13, 14)));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void bringsARecordAsItWas(Record message) throws IOException {
		assertThat(this.codec.read(input(written(message)))).isEqualTo(message);
	}

	@Test
	void makesNothingButRecordsOfThisProject() throws IOException {
		ByteArrayOutputStream octets = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(octets);
		byte[] name = "worker.Supervisor".getBytes(StandardCharsets.UTF_8);
		out.writeInt(name.length);
		out.write(name);
		assertThatThrownBy(() -> this.codec.read(input(octets.toByteArray()))).isInstanceOf(IOException.class);
	}

	@Test
	void refusesAnAbsurdLength() {
		assertThatThrownBy(() -> this.codec.read(input(new byte[] { 127, 0, 0, 0 }))).isInstanceOf(IOException.class);
	}

	@Test
	void showsNoPassword() {
		assertThat(new Query.LogIn("alice", "secret", CLIENT)).asString().doesNotContain("secret");
	}

	private byte[] written(Record message) throws IOException {
		ByteArrayOutputStream octets = new ByteArrayOutputStream();
		this.codec.write(new DataOutputStream(octets), message);
		return octets.toByteArray();
	}

	private static DataInputStream input(byte[] octets) {
		return new DataInputStream(new ByteArrayInputStream(octets));
	}

}
