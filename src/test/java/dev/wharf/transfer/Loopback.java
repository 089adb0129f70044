package dev.wharf.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.wharf.network.ProxyProperties;
import dev.wharf.network.ProxyProtocol;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Ports, an engine and clients on this machine: both ends of every data connection in a
 * test.
 */
final class Loopback implements AutoCloseable {

	static final InetAddress LOCALHOST = InetAddress.ofLiteral("127.0.0.1");

	static final InetAddress OTHER_CLIENT = InetAddress.ofLiteral("127.0.0.2");

	/** Believes nobody. */
	static final ProxyProtocol NO_PROXIES = new ProxyProtocol(
			new ProxyProperties(List.of(), List.of(), Duration.ofSeconds(5), Duration.ofSeconds(1)));

	private static final int PATIENCE_SECONDS = 30;

	private final PassivePorts ports;

	private final TransferEngine engine;

	private final List<Socket> clients = new ArrayList<>();

	private Loopback(TransferProperties properties) {
		this.ports = new PassivePorts(properties, null, true, NO_PROXIES, null);
		this.engine = new TransferEngine(properties);
		this.ports.start();
	}

	/**
	 * Starts with any free ports, unless the settings say otherwise.
	 * @param settings names below {@code wharf.transfer.} and their values in turn
	 */
	static Loopback with(String... settings) {
		return new Loopback(properties(settings));
	}

	static TransferProperties properties(String... settings) {
		Map<String, String> values = new HashMap<>(Map.of("wharf.transfer.passive.ports", "0"));
		for (int i = 0; i < settings.length; i += 2) {
			values.put("wharf.transfer." + settings[i], settings[i + 1]);
		}
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("wharf.transfer",
				TransferProperties.class);
	}

	/** A port that was free a moment ago. */
	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	PassivePorts ports() {
		return this.ports;
	}

	TransferEngine engine() {
		return this.engine;
	}

	Reservation reserve() throws PassivePortsExhausted {
		return this.ports.reserve(LOCALHOST, LOCALHOST);
	}

	Socket connect(Reservation reservation) throws IOException {
		return connect(LOCALHOST, reservation);
	}

	/** Connects as a client of that address. */
	Socket connect(InetAddress from, Reservation reservation) throws IOException {
		Socket socket = new Socket();
		socket.bind(new InetSocketAddress(from, 0));
		socket.connect(new InetSocketAddress(from, reservation.port()));
		socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
		this.clients.add(socket);
		return socket;
	}

	/** Starts a transfer with a client that is connected already. */
	Running start(TransferPlan plan) throws IOException, PassivePortsExhausted {
		Reservation reservation = reserve();
		Socket client = connect(reservation);
		return start(plan, new PassiveEndpoint(reservation), client);
	}

	Running start(TransferPlan plan, DataEndpoint endpoint, Socket client) {
		Observer observer = new Observer();
		return new Running(this.engine.start(plan, endpoint, null, observer), observer, client);
	}

	@Override
	public void close() {
		this.engine.close();
		this.ports.stop();
		this.clients.forEach(Closing::quietly);
	}

	/**
	 * A transfer, what its observer heard, and the client's end of its data connection.
	 */
	record Running(Transfer transfer, Observer observer, Socket client) {

		TransferOutcome outcome() {
			return this.observer.ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
		}

		void awaitConnected() {
			this.observer.connected.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
		}

		byte[] read() throws IOException {
			return this.client.getInputStream().readAllBytes();
		}

		/** Sends everything and ends, as a client does that has uploaded a file. */
		void write(byte[] octets) throws IOException {
			this.client.getOutputStream().write(octets);
			this.client.shutdownOutput();
		}

	}

	/** Remembers what it was told. */
	static final class Observer implements TransferObserver {

		private final CompletableFuture<Duration> connected = new CompletableFuture<>();

		private final CompletableFuture<TransferOutcome> ended = new CompletableFuture<>();

		private final AtomicInteger timesEnded = new AtomicInteger();

		int timesEnded() {
			return this.timesEnded.get();
		}

		boolean wasConnected() {
			return this.connected.isDone();
		}

		@Override
		public void connected(Transfer transfer) {
			this.connected.complete(transfer.elapsed());
		}

		@Override
		public void ended(Transfer transfer, TransferOutcome outcome) {
			this.timesEnded.incrementAndGet();
			this.ended.complete(outcome);
		}

	}

}
