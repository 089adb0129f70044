package dev.wharf.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds out who has connected: the peer, or somebody for whom the peer is a proxy that is
 * trusted to say so (PROXY protocol, versions 1 and 2). Thread-safe.
 */
@Component
public final class ProxyProtocol {

	private static final String PROPERTY = "wharf.server.proxy-protocol.";

	private static final List<ProxyHeader> VERSIONS = List.of(new TextHeader(), new BinaryHeader());

	private final List<Network> required;

	private final List<Network> optional;

	private final Duration timeout;

	private final Duration optionalWait;

	/**
	 * Reads the configuration.
	 * @param properties whom to believe
	 */
	public ProxyProtocol(ProxyProperties properties) {
		this.required = Network.parseAll(PROPERTY + "required-from", properties.requiredFrom());
		this.optional = Network.parseAll(PROPERTY + "optional-from", properties.optionalFrom());
		this.timeout = properties.timeout();
		this.optionalWait = properties.optionalWait();
	}

	/**
	 * Whether octets are a header, which nobody may send who is not trusted.
	 * @param octets the first of a connection
	 * @return whether they begin with what every header begins with
	 */
	public static boolean isHeader(ByteBuffer octets) {
		return VERSIONS.stream().anyMatch((header) -> header.begins(octets));
	}

	/**
	 * Whether it may take a while to find out who has connected.
	 * @param peer the other end
	 * @return whether it may send a header
	 */
	public boolean mayWaitFor(InetAddress peer) {
		return isRequired(peer) || isIn(this.optional, peer);
	}

	private boolean isRequired(InetAddress peer) {
		return isIn(this.required, peer);
	}

	private static boolean isIn(List<Network> networks, InetAddress peer) {
		return networks.stream().anyMatch((network) -> network.contains(peer));
	}

	/**
	 * Finds out who has connected.
	 * @param channel new, in blocking mode; a header is read from it, and nothing behind
	 * it that is not in the answer
	 * @return who
	 * @throws ProxyHeaderException when there has to be a header and is none, or it is
	 * wrong
	 * @throws IOException when the connection ends before anything has come
	 */
	public Origin identify(SocketChannel channel) throws IOException {
		Socket socket = channel.socket();
		Origin direct = Origin.of(socket);
		InetAddress peer = direct.client().getAddress();
		if (!mayWaitFor(peer)) {
			return direct;
		}
		boolean needed = isRequired(peer);
		try (HeaderInput input = new HeaderInput(socket, needed ? this.timeout : this.optionalWait)) {
			ByteBuffer begun = ByteBuffer.allocate(ProxyHeader.LONGEST_SIGNATURE);
			ProxyHeader header = recognize(input, begun, needed);
			if (header != null) {
				input.within(this.timeout);
				return header.read(input, begun.flip(), direct);
			}
			if (needed) {
				throw new ProxyHeaderException("it does not begin with a PROXY header");
			}
			return direct.saying(begun.flip());
		}
		catch (SocketTimeoutException ex) {
			throw new ProxyHeaderException("its PROXY header has not come in time");
		}
	}

	private static @Nullable ProxyHeader recognize(HeaderInput input, ByteBuffer begun, boolean needed)
			throws IOException {
		try {
			while (input.readSome(begun)) {
				ByteBuffer octets = begun.duplicate().flip();
				boolean possible = false;
				for (ProxyHeader header : VERSIONS) {
					if (header.begins(octets)) {
						return header;
					}
					possible |= header.mayBegin(octets);
				}
				if (!possible) {
					return null;
				}
			}
		}
		catch (SocketTimeoutException ex) {
			if (needed) {
				throw ex;
			}
			return null;
		}
		if (begun.position() == 0) {
			throw new EOFException("Closed before anything has come");
		}
		return null;
	}

}
