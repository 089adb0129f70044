package dev.wharf.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** How transfers begin to end: aborts in every state, time limits, shutdown. */
class TransferEndTests {

	private static final DataFormat ASCII = new DataFormat(true, false, 6);

	private final Loopback loopback = Loopback.with("connect-timeout", "20s");

	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		this.loopback.close();
	}

	@Test
	void abortEndsTheWaitForAConnection() throws Exception {
		Loopback.Running upload = this.loopback.start(receive(), new PassiveEndpoint(this.loopback.reserve()),
				new Socket());
		assertThat(upload.transfer().state()).isEqualTo(Transfer.State.CONNECTING);
		upload.transfer().abort("enough");
		assertThat(upload.outcome()).isEqualTo(new TransferOutcome.Aborted("enough"));
		assertThat(upload.observer().wasConnected()).isFalse();
		assertThat(this.loopback.ports().reserved()).isZero();
	}

	@Test
	void abortEndsABlockedRead() throws Exception {
		Loopback.Running upload = this.loopback.start(receive());
		upload.awaitConnected();
		upload.transfer().abort();
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Aborted.class);
		assertThat(upload.transfer().running()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void abortEndsABlockedWriteWithoutPretendingAnEnd(boolean converted) throws Exception {
		try (FileChannel large = largeFile()) {
			Loopback.Running download = this.loopback
				.start(new TransferPlan.Send(large, converted ? ASCII : DataFormat.BINARY));
			awaitStandstill(download.transfer());
			download.transfer().abort();
			assertThat(download.outcome()).isInstanceOf(TransferOutcome.Aborted.class);
			assertThatExceptionOfType(SocketException.class).isThrownBy(download::read);
		}
	}

	@Test
	void abortEndsAConnectionAttempt() throws Exception {
		try (DeafListener deaf = new DeafListener()) {
			Loopback.Running upload = this.loopback.start(receive(), deaf.endpoint(), new Socket());
			upload.transfer().abort();
			assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Aborted.class);
		}
	}

	@Test
	void aConnectionAttemptIsGivenUpInTime() throws Exception {
		try (DeafListener deaf = new DeafListener(); Loopback impatient = Loopback.with("connect-timeout", "100ms")) {
			Loopback.Running upload = impatient.start(receive(), deaf.endpoint(), new Socket());
			assertThat(upload.outcome()).isInstanceOfSatisfying(TransferOutcome.NotConnected.class,
					(missing) -> assertThat(missing.reason()).contains("127.0.0.1", "no answer"));
		}
	}

	@Test
	void aClientThatNeverConnectsIsGivenUpInTime() throws Exception {
		try (Loopback impatient = Loopback.with("connect-timeout", "100ms")) {
			Loopback.Running upload = impatient.start(receive(), new PassiveEndpoint(impatient.reserve()),
					new Socket());
			assertThat(upload.outcome()).isInstanceOf(TransferOutcome.NotConnected.class);
			assertThat(upload.transfer().elapsed()).isZero();
			assertThat(upload.transfer().untilConnected(0)).isNull();
			assertThat(impatient.ports().reserved()).isZero();
		}
	}

	@Test
	void aClosedReservationIsNotWaitedFor() throws Exception {
		Reservation reservation = this.loopback.reserve();
		reservation.close();
		Loopback.Running upload = this.loopback.start(receive(), new PassiveEndpoint(reservation), new Socket());
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.NotConnected.class);
	}

	@Test
	void theTimeToConnectIsTheSameWheneverItIsAsked() throws Exception {
		long begun = System.nanoTime();
		Loopback.Running upload = this.loopback.start(receive());
		upload.awaitConnected();
		Duration told = upload.transfer().untilConnected(begun);
		upload.transfer().abort();
		upload.outcome();
		assertThat(upload.transfer().untilConnected(begun)).isPositive().isEqualTo(told);
		assertThat(upload.transfer().untilConnected(System.nanoTime())).isZero();
	}

	@Test
	void connectsToAClientThatListens() throws Exception {
		try (ServerSocket client = new ServerSocket(0, 1, Loopback.LOCALHOST)) {
			ByteArrayOutputStream received = new ByteArrayOutputStream();
			Loopback.Running upload = this.loopback.start(
					new TransferPlan.Receive(Channels.newChannel(received), DataFormat.BINARY),
					new ActiveEndpoint((InetSocketAddress) client.getLocalSocketAddress(), Loopback.OTHER_CLIENT),
					new Socket());
			try (Socket data = client.accept()) {
				assertThat(data.getInetAddress()).isEqualTo(Loopback.OTHER_CLIENT);
				data.getOutputStream().write("active".getBytes());
			}
			assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Completed.class);
			assertThat(received).hasToString("active");
		}
	}

	@Test
	void aRefusedConnectionIsReported() throws Exception {
		InetSocketAddress nobody = new InetSocketAddress(Loopback.LOCALHOST, Loopback.freePort());
		Loopback.Running upload = this.loopback.start(receive(), new ActiveEndpoint(nobody, Loopback.LOCALHOST),
				new Socket());
		assertThat(upload.outcome()).isInstanceOfSatisfying(TransferOutcome.NotConnected.class,
				(missing) -> assertThat(missing.reason()).contains("Connection refused"));
	}

	@Test
	void aTransferInWhichNothingMovesIsEnded() throws Exception {
		Duration allowed = Duration.ofMillis(200);
		try (Loopback strict = Loopback.with("stall-timeout", "200ms"); FileChannel large = largeFile()) {
			Loopback.Running download = strict.start(new TransferPlan.Send(large, DataFormat.BINARY));
			Loopback.Running upload = strict.start(receive());
			assertThat(download.outcome()).isEqualTo(new TransferOutcome.Stalled(allowed));
			assertThat(upload.outcome()).isEqualTo(new TransferOutcome.Stalled(allowed));
		}
	}

	@RepeatedTest(50)
	void theEndIsToldExactlyOnceWhateverComesFirst(RepetitionInfo repetition) throws Exception {
		Loopback.Running upload = this.loopback.start(receive());
		Thread aborter = Thread.ofVirtual().start(upload.transfer()::abort);
		if (repetition.getCurrentRepetition() % 2 == 0) {
			upload.client().close();
		}
		upload.transfer().abort();
		aborter.join();
		assertThat(upload.outcome()).isInstanceOfAny(TransferOutcome.Aborted.class, TransferOutcome.Completed.class);
		assertThat(this.loopback.engine().awaitIdle(Duration.ofSeconds(30))).isTrue();
		upload.transfer().abort();
		assertThat(upload.observer().timesEnded()).isEqualTo(1);
	}

	@Test
	void anObserverThatFailsEndsTheTransfer() throws Exception {
		List<TransferOutcome> outcomes = new ArrayList<>();
		TransferObserver failing = new TransferObserver() {

			@Override
			public void connected(Transfer transfer) {
				throw new IllegalStateException("no reply possible");
			}

			@Override
			public void ended(Transfer transfer, TransferOutcome outcome) {
				outcomes.add(outcome);
			}

		};
		Reservation reservation = this.loopback.reserve();
		this.loopback.engine().start(receive(), new PassiveEndpoint(reservation), null, failing);
		try (Socket client = this.loopback.connect(reservation)) {
			assertThat(client.isConnected()).isTrue();
			assertThat(this.loopback.engine().awaitIdle(Duration.ofSeconds(30))).isTrue();
		}
		assertThat(outcomes).hasSize(1).hasOnlyElementsOfType(TransferOutcome.LocalFailure.class);
	}

	@Test
	void shutdownWaitsThenAborts() throws Exception {
		Loopback.Running upload = this.loopback.start(receive());
		assertThat(this.loopback.engine().awaitIdle(Duration.ofMillis(10))).isFalse();
		assertThat(this.loopback.engine().running()).isEqualTo(1);
		this.loopback.engine().close();
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Aborted.class);
		assertThat(this.loopback.engine().running()).isZero();
	}

	@Test
	void aTransferStartedAfterTheEndIsAborted() throws Exception {
		this.loopback.engine().close();
		Loopback.Running upload = this.loopback.start(receive());
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Aborted.class);
	}

	@Test
	void theEnginesThreadsEndWithIt() {
		Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
		Loopback.with().close();
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
			.filteredOn((thread) -> thread.getName().startsWith("wharf-"))
			.isSubsetOf(before));
	}

	private static TransferPlan receive() {
		return new TransferPlan.Receive(Channels.newChannel(new ByteArrayOutputStream()), DataFormat.BINARY);
	}

	/** Waits until the client's and our socket buffers are full. */
	private static void awaitStandstill(Transfer transfer) {
		AtomicLong last = new AtomicLong();
		await().pollInterval(Duration.ofMillis(100)).until(() -> {
			long octets = transfer.octets();
			return octets > 0 && last.getAndSet(octets) == octets;
		});
	}

	private FileChannel largeFile() throws IOException {
		Path path = this.folder.resolve("large");
		try (FileChannel sparse = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			sparse.write(ByteBuffer.allocate(1), 1L << 28);
		}
		return FileChannel.open(path);
	}

	/**
	 * Listens, but its queue is full, so that further connection attempts get no answer.
	 */
	private static final class DeafListener implements AutoCloseable {

		private static final int MORE_THAN_THE_QUEUE = 8;

		private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));

		private final List<SocketChannel> waiting = new ArrayList<>();

		DeafListener() throws IOException {
			for (int i = 0; i < MORE_THAN_THE_QUEUE; i++) {
				SocketChannel channel = SocketChannel.open();
				channel.configureBlocking(false);
				channel.connect(this.socket.getLocalSocketAddress());
				this.waiting.add(channel);
			}
		}

		DataEndpoint endpoint() {
			return new ActiveEndpoint((InetSocketAddress) this.socket.getLocalSocketAddress(), Loopback.LOCALHOST);
		}

		@Override
		public void close() throws IOException {
			for (SocketChannel channel : this.waiting) {
				channel.close();
			}
			this.socket.close();
		}

	}

}
