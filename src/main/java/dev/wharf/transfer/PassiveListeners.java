package dev.wharf.transfer;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the listening sockets of the passive ports. */
final class PassiveListeners {

	private static final Logger logger = LoggerFactory.getLogger(PassiveListeners.class);

	private static final int BACKLOG = 256;

	private final List<ServerSocketChannel> opened = new ArrayList<>();

	private final List<Integer> unavailable = new ArrayList<>();

	private @Nullable String whyUnavailable;

	private PassiveListeners() {
	}

	/**
	 * Opens every port that is to be had.
	 * @param range the ports, in the order in which they are tried
	 * @param address where to listen, or null for every address, IPv6 and IPv4
	 * @return the open sockets, at least one, non-blocking
	 * @throws PassivePortsUnavailableException when there is none
	 */
	static List<ServerSocketChannel> open(PortRange range, @Nullable InetAddress address) {
		PassiveListeners listeners = new PassiveListeners();
		try {
			for (int port : range.ports()) {
				listeners.open(new InetSocketAddress(address, port));
			}
		}
		catch (IOException ex) {
			listeners.opened.forEach(Closing::quietly);
			throw new PassivePortsUnavailableException(range, String.valueOf(ex.getMessage()), ex);
		}
		return listeners.atLeastOne(range);
	}

	private void open(InetSocketAddress address) throws IOException {
		ServerSocketChannel listener = ServerSocketChannel.open();
		try {
			listener.configureBlocking(false);
			listener.bind(address, BACKLOG);
			this.opened.add(listener);
		}
		catch (BindException ex) {
			Closing.quietly(listener);
			this.unavailable.add(address.getPort());
			this.whyUnavailable = ex.getMessage();
		}
		catch (IOException ex) {
			Closing.quietly(listener);
			throw ex;
		}
	}

	private List<ServerSocketChannel> atLeastOne(PortRange range) {
		String reason = String.valueOf(this.whyUnavailable);
		if (this.opened.isEmpty()) {
			throw new PassivePortsUnavailableException(range, reason, null);
		}
		if (!this.unavailable.isEmpty()) {
			logger.warn("Of the passive ports {} ({}), {} cannot be opened ({}); going on with the other {}",
					range.text(), PortRange.PROPERTY, PortRange.describe(this.unavailable), reason, this.opened.size());
		}
		return List.copyOf(this.opened);
	}

}
