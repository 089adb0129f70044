package dev.wharf.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells one service of a group for whom another of them connects: a PROXY header of
 * version 2 behind a proof, made with a secret that all of them know, and good for a
 * short time. Thread-safe.
 */
public final class SignedOrigin {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int PROOF = 32;

	/** How far clocks may be apart. */
	private static final Duration TOLERANCE = Duration.ofMinutes(2);

	private static final int LONGEST = 128;

	private final SecretKeySpec key;

	private final Clock clock;

	private final BinaryHeader header = new BinaryHeader();

	/**
	 * Knows how to tell and to believe.
	 * @param secret what all of the group know
	 * @param clock tells for how long a proof is good
	 */
	public SignedOrigin(String secret, Clock clock) {
		this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
		this.clock = clock;
	}

	/**
	 * What a connection begins with.
	 * @param origin who has connected, and where to
	 * @return octets, ready to be sent
	 */
	public ByteBuffer encode(Origin origin) {
		long now = this.clock.millis();
		return this.header.encode(ByteBuffer.allocate(LONGEST).putLong(now).put(proof(now, origin)), origin).flip();
	}

	/**
	 * Reads what a connection begins with.
	 * @param channel new, in blocking mode
	 * @param timeout how long that may take
	 * @return who has connected to the other service
	 * @throws IOException when it is not proven
	 */
	public Origin read(SocketChannel channel, Duration timeout) throws IOException {
		try (HeaderInput input = new HeaderInput(channel.socket(), timeout)) {
			ByteBuffer proven = input.fill(ByteBuffer.allocate(Long.BYTES + PROOF));
			ByteBuffer begun = input.fill(ByteBuffer.allocate(ProxyHeader.LONGEST_SIGNATURE));
			if (!this.header.begins(begun)) {
				throw new ProxyHeaderException("it does not say for whom it connects");
			}
			Origin origin = this.header.read(input, begun, Origin.of(channel.socket()));
			long told = proven.getLong();
			byte[] proof = new byte[PROOF];
			proven.get(proof);
			if (!MessageDigest.isEqual(proof, proof(told, origin))) {
				throw new ProxyHeaderException("it does not know the secret");
			}
			if (Math.abs(this.clock.millis() - told) > TOLERANCE.toMillis()) {
				throw new ProxyHeaderException(
						"its clock is more than %d minutes off".formatted(TOLERANCE.toMinutes()));
			}
			return origin;
		}
		catch (SocketTimeoutException ex) {
			throw new ProxyHeaderException("it has not said in time for whom it connects");
		}
	}

	private byte[] proof(long millis, Origin origin) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal("%d %s %s".formatted(millis, text(origin.client()), text(origin.reached()))
				.getBytes(StandardCharsets.US_ASCII));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has " + ALGORITHM, ex);
		}
	}

	private static String text(InetSocketAddress end) {
		return PeerAddress.of(end.getAddress()).address().getHostAddress().replaceFirst("%.*", "") + " "
				+ end.getPort();
	}

}
