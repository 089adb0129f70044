package dev.wharf.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import dev.wharf.machine.SideBySide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three services share a range of passive ports behind one address. Data connections that
 * come to the wrong one reach their owner all the same. Each has an address of its own
 * here, where load balancers would be.
 */
@SideBySide
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("variants")
@Timeout(300)
class RelayTests {

	private static final int EACH = 12;

	private static final String SECRET = "what-all-of-them-know";

	/** Has a number and ports, and is started by whoever wants it to end. */
	private static final int TRANSIENT = 3;

	private static final List<WharfServer> services = new ArrayList<>();

	private static int firstPort;

	private static int relayPort;

	@Parameter
	Variant variant;

	private static Stream<Variant> variants() {
		return Variant.inTurn(Mode.REACTOR, Mode.THREAD_POOL, Mode.PREFORK_THREADS, Mode.PROCESSES);
	}

	@BeforeParameterizedClassInvocation
	static void start(Variant variant) throws IOException {
		firstPort = ThreadLocalRandom.current().nextInt(20000, 30000);
		try (ServerSocket free = new ServerSocket(0)) {
			relayPort = free.getLocalPort();
		}
		for (int replica = 0; replica < TRANSIENT; replica++) {
			services.add(start(variant, replica));
		}
	}

	private static WharfServer start(Variant variant, int replica) {
		return WharfServer.start(variant, "wharf.server.address=127.0.1." + replica,
				"wharf.transfer.passive.ports=%d-%d".formatted(firstPort, firstPort + (TRANSIENT + 1) * EACH - 1),
				"wharf.transfer.passive.ports-per-replica=" + EACH, "wharf.transfer.passive.replica=files-" + replica,
				"wharf.workers.max-processes=5", "wharf.relay.peers=127.0.1.{replica}", "wharf.relay.port=" + relayPort,
				"wharf.relay.secret=" + SECRET);
	}

	@AfterParameterizedClassInvocation
	static void stop() throws IOException {
		for (WharfServer service : services) {
			service.close();
		}
		services.clear();
	}

	@BeforeEach
	void startWithEmptyFolders() {
		services.forEach(WharfServer::emptyFolders);
	}

	@AfterEach
	void hangUp() {
		services.forEach(WharfServer::hangUp);
	}

	@Test
	void filesArriveWhole() throws IOException {
		byte[] content = content();
		long handedOn = relayed(1, "handed-on");
		long takenOver = relayed(0, "taken-over");
		WireClient client = login(0, 1);
		client.put("STOR up.bin", content);
		assertThat(services.getFirst().read("up.bin")).isEqualTo(content);
		assertThat(client.fetch("RETR up.bin")).isEqualTo(content);
		assertThat(client.fetchLines("NLST")).containsExactly("up.bin");
		assertThat(relayed(1, "handed-on") - handedOn).isEqualTo(3);
		assertThat(relayed(0, "taken-over") - takenOver).isEqualTo(3);
	}

	@Test
	void everyServiceHandsOnToEveryOther() throws IOException {
		for (int owner = 0; owner < 3; owner++) {
			for (int other = 0; other < 3; other++) {
				login(owner, other).put("STOR %d-%d.txt".formatted(owner, other), "content");
			}
			assertThat(services.get(owner).home()).isDirectoryContaining("glob:**.txt");
		}
	}

	@Test
	void anUploadThatBreaksIsNotTakenForWhole() throws IOException {
		WireClient client = login(0, 1);
		DataLink data = client.passive();
		client.write("STOR broken.bin\r\n");
		client.expectMark();
		data.write(new byte[100_000]);
		data.wire().reset();
		assertThat(client.read().code()).isIn(426, 451);
		assertThat(services.getFirst().exists("broken.bin")).isFalse();
	}

	@Test
	void aDownloadGoesOnWhileTheServiceThatHandsItOnEnds() throws IOException {
		services.getFirst().writeZeros("large.bin", 50_000_000);
		WireClient client = login(0, TRANSIENT);
		try (WharfServer ending = start(this.variant, TRANSIENT); DataLink data = client.passive()) {
			client.write("RETR large.bin\r\n");
			client.expectMark();
			assertThat(data.read(1000)).hasSize(1000);
			CompletableFuture<Void> end = CompletableFuture.runAsync(ending::shutDown);
			assertThat(data.readAll()).hasSize(50_000_000 - 1000);
			client.expectDone();
			assertThat(end).succeedsWithin(Duration.ofSeconds(60));
		}
	}

	@Test
	void aServiceThatEndsWaitsForWhatItHandsOnMeanwhile() throws IOException {
		services.getFirst().writeZeros("large.bin", 50_000_000);
		WireClient client = login(0, TRANSIENT);
		try (WharfServer ending = start(this.variant, TRANSIENT)) {
			ending.writeZeros("own.bin", 50_000_000);
			WireClient last = dial(ending, TRANSIENT).login("alice");
			DataLink own = last.passive();
			last.write("RETR own.bin\r\n");
			last.expectMark();
			CompletableFuture<Void> end = CompletableFuture.runAsync(ending::shutDown);
			eventually().until(() -> ending.refuses(new InetSocketAddress(address(TRANSIENT), ending.port())));
			DataLink late = client.passive();
			client.write("RETR large.bin\r\n");
			client.expectMark();
			assertThat(own.readAll()).hasSize(50_000_000);
			last.expectDone();
			assertThat(last.read().code()).isEqualTo(421);
			eventually().during(Duration.ofSeconds(1)).until(() -> !end.isDone());
			assertThat(late.readAll()).hasSize(50_000_000);
			client.expectDone();
			assertThat(end).succeedsWithin(Duration.ofSeconds(60));
		}
	}

	@Test
	void whoDoesNotKnowTheSecretIsTurnedAway() throws IOException {
		long before = relayed(0, "rejected");
		WireClient client = login(0, 0);
		int port = client.passivePort();
		Wire stranger = dial(relayPort);
		stranger.output().write(new byte[40]);
		stranger.output().write(ProxyHeaders.octets("127.0.0.1", "127.0.1.0"));
		assertThat(stranger.expectEnd()).isEmpty();
		eventually().until(() -> relayed(0, "rejected"), (count) -> count == before + 1);
		assertThat(client.dataLink(port, null)).isNotNull();
	}

	@Test
	void nobodyWaitsForAServiceThatIsGone() throws IOException {
		long before = relayed(0, "unreachable");
		expectEnd(firstPort + TRANSIENT * EACH);
		eventually().until(() -> relayed(0, "unreachable"), (count) -> count == before + 1);
		login(0, 1).put("STOR next.txt", "content");
	}

	/** A session with one service whose data connections come to another. */
	private WireClient login(int owner, int other) throws IOException {
		return dial(services.get(owner), owner).through(new byte[0], DataRoute.astray(address(other))).login("alice");
	}

	private static WireClient dial(WharfServer service, int replica) throws IOException {
		return service.dial(new InetSocketAddress(address(replica), service.port()));
	}

	/** Connects to a port of the first service. */
	private Wire dial(int port) throws IOException {
		Wire wire = Wire.to(new InetSocketAddress(address(0), port), null);
		services.getFirst().closedAfterwards(wire::close);
		return wire;
	}

	/** Insists on being told nothing on a port of the first service, not even an end. */
	private static void expectEnd(int port) throws IOException {
		try (Socket socket = new Socket(address(0), port)) {
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
		}
		catch (SocketException ex) {
			assertThat(ex).hasMessageContaining("reset");
		}
	}

	private static InetAddress address(int replica) throws IOException {
		return InetAddress.getByAddress(new byte[] { 127, 0, 1, (byte) replica });
	}

	private long relayed(int replica, String outcome) {
		return services.get(replica).service().count("wharf.relays", "outcome", outcome);
	}

	private static byte[] content() {
		byte[] content = new byte[3_000_000];
		new Random(42).nextBytes(content);
		return content;
	}

}
