package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that begin to talk TLS and stop. */
final class HalfHandshake {

	private HalfHandshake() {
	}

	/** A control connection on which so many octets of a handshake have been sent. */
	static Wire onControl(WharfServer server, int octets) {
		try {
			Wire wire = Wire.to(server.address(), null);
			server.closedAfterwards(wire::close);
			if (server.variant().protection() == Protection.EXPLICIT) {
				Replies replies = new Replies(wire);
				replies.read();
				wire.output().write("AUTH TLS\r\n".getBytes(StandardCharsets.US_ASCII));
				assertThat(replies.read().code()).isEqualTo(234);
			}
			wire.output().write(hello(octets));
			return wire;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A session on whose data connection so many octets of a handshake have been sent.
	 */
	static WireClient onData(WharfServer server, String command, int octets) {
		try {
			WireClient client = server.login();
			DataLink data = client.passive();
			client.write(command + "\r\n");
			client.expect(150);
			data.wire().output().write(hello(octets));
			return client;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] hello(int octets) throws IOException {
		return Arrays.copyOf(ClientTls.speaking(ClientTls.TLS_1_3).hello(), octets);
	}

}
