package dev.wharf.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Services of a group believe each other, and nobody else. */
class SignedOriginTests {

	private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

	private static final SignedOrigin OURS = signed("the secret of the group", NOW);

	@Test
	void whoKnowsTheSecretIsBelieved() throws IOException {
		assertThat(received(OURS).getPort()).isPositive();
	}

	@Test
	void whoHasAnotherSecretIsNot() {
		assertThatThrownBy(() -> received(signed("another secret", NOW))).hasMessageContaining("secret");
	}

	@Test
	void whoseClockIsWrongIsNot() {
		assertThatThrownBy(() -> received(signed("the secret of the group", NOW.minus(Duration.ofHours(1)))))
			.hasMessageContaining("clock");
	}

	/** The client that a service is told of by another. */
	private static InetSocketAddress received(SignedOrigin sender) throws IOException {
		try (ServerSocketChannel listening = ServerSocketChannel.open()
			.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
				SocketChannel sending = SocketChannel.open(listening.getLocalAddress());
				SocketChannel receiving = listening.accept()) {
			sending.write(sender.encode(Origin.of(sending.socket())));
			return OURS.read(receiving, Duration.ofMinutes(1)).client();
		}
	}

	private static SignedOrigin signed(String secret, Instant now) {
		return new SignedOrigin(secret, Clock.fixed(now, ZoneOffset.UTC));
	}

}
