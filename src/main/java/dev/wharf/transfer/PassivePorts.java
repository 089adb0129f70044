package dev.wharf.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import dev.wharf.network.Origin;
import dev.wharf.network.PeerAddress;
import dev.wharf.network.ProxyProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The passive ports, all opened once at start and shared by all clients: what is reserved
 * is a pair of client address and port, so that a few ports carry many clients, and
 * {@code PASV} costs no system call. An arriving connection belongs to the reservation of
 * its peer's address on that port, or is closed. Thread-safe.
 */
public final class PassivePorts implements SmartLifecycle {

	/** Starts before and stops after everything that serves clients. */
	static final int PHASE = -1024;

	private static final Logger logger = LoggerFactory.getLogger(PassivePorts.class);

	/** Stands for every client where data connections may come from foreign addresses. */
	private static final PeerAddress ANYBODY = PeerAddress.of(InetAddress.getLoopbackAddress());

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

	private final PortRange range;

	private final @Nullable InetAddress bindAddress;

	private final boolean ours;

	private final Advertised advertised;

	private final Duration reservationTimeout;

	private final ProxyProtocol proxies;

	private final @Nullable ForeignPorts foreign;

	private final PortRange foreignRange;

	private final boolean foreignAddresses;

	private final LongAdder unmatched = new LongAdder();

	private final LongAdder exhausted = new LongAdder();

	private final Reservations reservations = new Reservations();

	private volatile @Nullable DataAcceptor acceptor;

	private volatile List<Integer> ports = List.of();

	/**
	 * Reads the configuration; {@link #start()} opens the ports.
	 * @param properties ports, external address and timeouts
	 * @param bindAddress where to listen, or null for every address of the machine
	 * @param ours whether our own are opened here; if not, those of others still are
	 * @param proxies tells who has connected
	 * @param foreign takes what comes to the ports of others, if somebody does
	 */
	public PassivePorts(TransferProperties properties, @Nullable InetAddress bindAddress, boolean ours,
			ProxyProtocol proxies, @Nullable ForeignPorts foreign) {
		this(properties, bindAddress, ours, proxies, foreign, HostResolver.SYSTEM);
	}

	PassivePorts(TransferProperties properties, @Nullable InetAddress bindAddress, boolean ours, ProxyProtocol proxies,
			@Nullable ForeignPorts foreign, HostResolver resolver) {
		TransferProperties.Passive passive = properties.passive();
		this.range = passive.range();
		this.bindAddress = bindAddress;
		this.ours = ours;
		this.advertised = new Advertised(passive, resolver);
		this.reservationTimeout = passive.reservationTimeout();
		this.foreignAddresses = properties.foreignAddresses();
		this.proxies = proxies;
		this.foreign = foreign;
		this.foreignRange = passive.foreignRange();
	}

	/**
	 * Takes a port, chosen at random among those free for the client, for one data
	 * connection. Makes no system call.
	 * @param client the client's address on the control connection
	 * @param local our address on the control connection
	 * @return the reservation, to be closed when it is not used
	 * @throws PassivePortsExhausted when the client holds all of them
	 */
	public Reservation reserve(InetAddress client, InetAddress local) throws PassivePortsExhausted {
		List<Integer> candidates = this.ports;
		PortReservation reservation = this.reservations.add(key(client), candidates,
				(port) -> this.advertised.of(client, local, port));
		if (reservation == null) {
			this.exhausted.increment();
			throw new PassivePortsExhausted("All %d passive ports are waiting for connections from %s"
				.formatted(candidates.size(), client.getHostAddress()));
		}
		return reservation;
	}

	/**
	 * How many ports the client can still reserve.
	 * @param client the client's address
	 * @return 0 to {@link #listening()}
	 */
	public int free(InetAddress client) {
		return this.ports.size() - this.reservations.heldBy(key(client));
	}

	/**
	 * How many ports are open.
	 * @return the number; 0 before the start and after the end
	 */
	public int listening() {
		return this.ports.size();
	}

	/**
	 * How many reservations wait for their connection or their transfer.
	 * @return the number over all clients
	 */
	public int reserved() {
		return this.reservations.size();
	}

	/**
	 * The open ports for people.
	 * @return such as "50000-50063"
	 */
	public String range() {
		return PortRange.describe(this.ports);
	}

	/**
	 * How many arriving connections were closed because nobody expected them.
	 * @return the number since the start of the process
	 */
	public long unmatched() {
		return this.unmatched.sum();
	}

	/**
	 * How many reservations were refused because the client held all ports.
	 * @return the number since the start of the process
	 */
	public long exhausted() {
		return this.exhausted.sum();
	}

	/**
	 * Opens the ports. Those in use by other programs are left out with a warning: the
	 * default range lies where systems choose outgoing ports.
	 * @throws PassivePortsUnavailableException when none is left
	 */
	@Override
	public void start() {
		if (isRunning()) {
			return;
		}
		this.advertised.resolve();
		List<ServerSocketChannel> own = this.ours ? PassiveListeners.open(this.range, this.bindAddress) : List.of();
		List<ServerSocketChannel> listeners = new ArrayList<>(own);
		if (this.foreign != null && !this.foreignRange.ports().isEmpty()) {
			listeners.addAll(PassiveListeners.open(this.foreignRange, this.bindAddress));
		}
		this.ports = own.stream().map((listener) -> listener.socket().getLocalPort()).sorted().toList();
		this.acceptor = DataAcceptor.start(listeners, this::arrived, this::tidy, tidyEvery());
	}

	@Override
	public boolean isAutoStartup() {
		return this.ours || this.foreign != null;
	}

	/** Closes the ports and every reservation. */
	@Override
	public void stop() {
		DataAcceptor started = this.acceptor;
		if (started != null) {
			this.ports = List.of();
			started.close();
			this.reservations.closeAll();
			this.acceptor = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.acceptor != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private PeerAddress key(InetAddress client) {
		return this.foreignAddresses ? ANYBODY : PeerAddress.of(client);
	}

	/**
	 * Takes a data connection that has come to another service of the group.
	 * @param connection in blocking mode; closed when nobody expects it
	 * @param origin who has connected, and to which of our ports
	 * @throws IOException when it cannot be closed
	 */
	public void takeOver(SocketChannel connection, Origin origin) throws IOException {
		give(connection, origin, origin.reached().getPort());
	}

	private void arrived(SocketChannel connection, InetAddress peer, int port) throws IOException {
		if (this.proxies.mayWaitFor(peer)) {
			Thread.startVirtualThread(() -> identify(connection, peer, port));
		}
		else {
			sort(connection, Origin.of(connection.socket()), port);
		}
	}

	private void sort(SocketChannel connection, Origin origin, int port) throws IOException {
		ForeignPorts others = this.foreign;
		if (others != null && !this.ports.contains(port)) {
			others.take(connection, origin, port);
		}
		else {
			give(connection, origin, port);
		}
	}

	private void identify(SocketChannel connection, InetAddress peer, int port) {
		try {
			sort(connection, this.proxies.identify(connection), port);
		}
		catch (IOException ex) {
			this.unmatched.increment();
			logger.info("Closed a connection from {} to passive port {}: {}", peer, port, ex.getMessage());
			Closing.quietly(connection);
		}
	}

	private void give(SocketChannel connection, Origin origin, int port) throws IOException {
		InetAddress client = origin.client().getAddress();
		PortReservation reservation = this.reservations.find(key(client), port);
		if (reservation == null || !reservation.arrived(new DataArrival(connection, origin.early()))) {
			this.unmatched.increment();
			logger.debug("Closed a connection from {} to passive port {}: nobody expects it", client, port);
			connection.close();
		}
	}

	private Duration tidyEvery() {
		Duration tenth = this.reservationTimeout.dividedBy(10);
		return (tenth.compareTo(LONGEST_PAUSE) < 0) ? tenth.plusMillis(1) : LONGEST_PAUSE;
	}

	private void tidy() {
		this.reservations.closeOlderThan(this.reservationTimeout);
		this.advertised.refreshWhenDue();
	}

}
