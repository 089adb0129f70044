package dev.wharf.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * A port that this process opens and others accept from: the listening socket of
 * preforking, opened once, so that a client who waits in its backlog is served by
 * whichever process comes to it.
 */
public final class SharedListener implements ControlListener, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SharedListener.class);

	private final ListeningSockets sockets;

	private final InetSocketAddress address;

	private final int backlog;

	private final boolean implicit;

	private volatile @Nullable ServerSocketChannel channel;

	private volatile @Nullable InetSocketAddress bound;

	SharedListener(ListeningSockets sockets, InetSocketAddress address, int backlog, boolean implicit) {
		this.sockets = sockets;
		this.address = address;
		this.backlog = backlog;
		this.implicit = implicit;
	}

	/**
	 * Opens the socket. Whether its descriptor blocks is a property that all processes
	 * share, and those that select must never block: so it does not, from the beginning.
	 */
	@Override
	public void start() {
		try {
			ServerSocketChannel opened = this.sockets.open(this.address, this.backlog, this.implicit);
			opened.configureBlocking(false);
			this.channel = opened;
			this.bound = (InetSocketAddress) opened.getLocalAddress();
		}
		catch (IOException ex) {
			throw new PortUnavailableException(this.address, ex);
		}
	}

	/**
	 * The socket, to be handed down.
	 * @return the open socket; reading methods only, but for accepting
	 */
	public ServerSocketChannel channel() {
		return started(this.channel);
	}

	@Override
	public InetSocketAddress bound() {
		return started(this.bound);
	}

	private static <T> T started(@Nullable T resource) {
		if (resource == null) {
			throw new IllegalStateException("not started");
		}
		return resource;
	}

	@Override
	public boolean isImplicit() {
		return this.implicit;
	}

	@Override
	public boolean isListening() {
		ServerSocketChannel opened = this.channel;
		return opened != null && opened.isOpen();
	}

	@Override
	public void stopAccepting() {
		stop();
	}

	@Override
	public void stop() {
		ServerSocketChannel opened = this.channel;
		if (opened != null) {
			try {
				opened.close();
			}
			catch (IOException ex) {
				logger.debug("The listening socket could not be closed", ex);
			}
		}
	}

	@Override
	public boolean isRunning() {
		return isListening();
	}

	/** Before those who hand it down. */
	@Override
	public int getPhase() {
		return 0;
	}

}
