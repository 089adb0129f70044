package dev.wharf.transfer;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.machine.Machine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Which connection belongs to which reservation, and who gets a port. */
class PassivePortsTests {

	@Test
	void anEarlyConnectionIsKeptForItsTransfer() throws Exception {
		try (Loopback loopback = Loopback.with();
				Reservation reservation = loopback.reserve();
				Socket client = loopback.connect(reservation)) {
			client.getOutputStream().write("early".getBytes());
			client.shutdownOutput();
			assertThat(receive(loopback, reservation, client)).isEqualTo("early");
		}
	}

	@Test
	void clientsOfDifferentAddressesShareAPort() throws Exception {
		String onePort = String.valueOf(Loopback.freePort());
		try (Loopback loopback = Loopback.with("passive.ports", onePort);
				Reservation first = loopback.reserve();
				Reservation second = loopback.ports().reserve(Loopback.OTHER_CLIENT, Loopback.LOCALHOST);
				Socket ofSecond = loopback.connect(Loopback.OTHER_CLIENT, second);
				Socket ofFirst = loopback.connect(first)) {
			assertThat(first.port()).isEqualTo(second.port());
			ofSecond.getOutputStream().write("second".getBytes());
			ofSecond.shutdownOutput();
			ofFirst.getOutputStream().write("first".getBytes());
			ofFirst.shutdownOutput();
			assertThat(receive(loopback, first, ofFirst)).isEqualTo("first");
			assertThat(receive(loopback, second, ofSecond)).isEqualTo("second");
		}
	}

	@Test
	void oneClientGetsEveryPortOnceAndThenNone() throws Exception {
		try (Loopback loopback = Loopback.with()) {
			PassivePorts ports = loopback.ports();
			List<Reservation> reservations = new ArrayList<>();
			while (ports.free(Loopback.LOCALHOST) > 0) {
				reservations.add(loopback.reserve());
			}
			assertThat(reservations).extracting(Reservation::port).doesNotHaveDuplicates().hasSize(ports.listening());
			assertThatExceptionOfType(PassivePortsExhausted.class).isThrownBy(loopback::reserve)
				.withMessageContaining("127.0.0.1");
			assertThat(ports.exhausted()).isEqualTo(1);
			assertThat(ports.free(Loopback.OTHER_CLIENT)).isEqualTo(ports.listening());
			reservations.forEach(Reservation::close);
			assertThat(ports.free(Loopback.LOCALHOST)).isEqualTo(ports.listening());
			assertThat(ports.reserved()).isZero();
		}
	}

	@Test
	void portsAreChosenAtRandom() throws Exception {
		try (Loopback loopback = Loopback.with()) {
			List<Integer> chosen = Stream.generate(() -> reserveAndFree(loopback)).limit(1000).toList();
			assertThat(new HashSet<>(chosen)).hasSize(loopback.ports().listening());
		}
	}

	@Test
	void aConnectionThatNobodyExpectsIsClosedAndCounted() throws Exception {
		try (Loopback loopback = Loopback.with();
				Reservation reservation = loopback.reserve();
				Socket stranger = loopback.connect(Loopback.OTHER_CLIENT, reservation)) {
			assertThat(stranger.getInputStream().read()).isEqualTo(-1);
			assertThat(loopback.ports().unmatched()).isEqualTo(1);
		}
	}

	@Test
	void aSecondConnectionForAReservationIsClosed() throws Exception {
		try (Loopback loopback = Loopback.with();
				Reservation reservation = loopback.reserve();
				Socket first = loopback.connect(reservation);
				Socket second = loopback.connect(reservation)) {
			assertThat(second.getInputStream().read()).isEqualTo(-1);
			first.getOutputStream().write("mine".getBytes());
			first.shutdownOutput();
			assertThat(receive(loopback, reservation, first)).isEqualTo("mine");
		}
	}

	@Test
	void closingAReservationClosesItsUnclaimedConnection() throws Exception {
		try (Loopback loopback = Loopback.with()) {
			Reservation reservation = loopback.reserve();
			try (Socket client = loopback.connect(reservation)) {
				reservation.close();
				reservation.close();
				assertThat(client.getInputStream().read()).isEqualTo(-1);
			}
		}
	}

	@Test
	void aTransferFreesItsPortWhileItRuns() throws Exception {
		try (Loopback loopback = Loopback.with("passive.ports", String.valueOf(Loopback.freePort()))) {
			Loopback.Running upload = loopback
				.start(new TransferPlan.Receive(Channels.newChannel(new ByteArrayOutputStream()), DataFormat.BINARY));
			upload.awaitConnected();
			assertThat(loopback.ports().free(Loopback.LOCALHOST)).isEqualTo(1);
			upload.client().close();
			assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Completed.class);
		}
	}

	@Test
	void aForgottenReservationEndsByItself() throws Exception {
		try (Loopback loopback = Loopback.with("passive.reservation-timeout", "50ms")) {
			Reservation reservation = loopback.reserve();
			try (Socket client = loopback.connect(reservation)) {
				assertThat(client.getInputStream().read()).isEqualTo(-1);
				await().until(() -> loopback.ports().reserved() == 0);
			}
		}
	}

	@Test
	void aReservationThatATransferWaitsForIsNotForgotten() throws Exception {
		try (Loopback loopback = Loopback.with()) {
			PortReservation reservation = (PortReservation) loopback.reserve();
			long muchLater = System.nanoTime() + Duration.ofHours(1).toNanos();
			assertThat(reservation.isForgotten(muchLater, Duration.ofMinutes(1))).isTrue();
			loopback.start(
					new TransferPlan.Receive(Channels.newChannel(new ByteArrayOutputStream()), DataFormat.BINARY),
					new PassiveEndpoint(reservation), new Socket());
			await().until(() -> !reservation.isForgotten(muchLater, Duration.ofMinutes(1)));
		}
	}

	@Test
	void withForeignAddressesAnybodyMayConnect() throws Exception {
		try (Loopback loopback = Loopback.with("foreign-addresses", "true");
				Reservation reservation = loopback.reserve();
				Socket foreigner = loopback.connect(Loopback.OTHER_CLIENT, reservation)) {
			foreigner.getOutputStream().write("hello".getBytes());
			foreigner.shutdownOutput();
			assertThat(receive(loopback, reservation, foreigner)).isEqualTo("hello");
			assertThat(loopback.ports().free(Loopback.OTHER_CLIENT))
				.isEqualTo(loopback.ports().free(Loopback.LOCALHOST));
		}
	}

	@Test
	void servesIpv6AndIpv4OnTheSamePorts() throws Exception {
		InetAddress localhost6 = InetAddress.ofLiteral("::1");
		try (Loopback loopback = Loopback.with();
				Reservation reservation = loopback.ports().reserve(localhost6, localhost6)) {
			if (!localhost6.isReachable(1000)) {
				Machine.lacks("the loopback address ::1 is missing");
			}
			try (Socket client = loopback.connect(localhost6, reservation)) {
				client.getOutputStream().write("six".getBytes());
				client.shutdownOutput();
				assertThat(receive(loopback, reservation, client)).isEqualTo("six");
			}
		}
	}

	@Test
	void anIpv4MappedAddressIsTheSameClient() throws Exception {
		byte[] mapped = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1 };
		try (Loopback loopback = Loopback.with();
				Reservation reservation = loopback.ports()
					.reserve(Inet6Address.getByAddress(null, mapped, -1), Loopback.LOCALHOST);
				Socket client = loopback.connect(reservation)) {
			client.getOutputStream().write("four".getBytes());
			client.shutdownOutput();
			assertThat(receive(loopback, reservation, client)).isEqualTo("four");
		}
	}

	@Test
	void stoppingClosesPortsAndReservations() throws Exception {
		try (Loopback loopback = Loopback.with()) {
			Reservation reservation = loopback.reserve();
			Loopback.Running waiting = loopback.start(
					new TransferPlan.Receive(Channels.newChannel(new ByteArrayOutputStream()), DataFormat.BINARY),
					new PassiveEndpoint(reservation), new Socket());
			loopback.ports().stop();
			assertThat(waiting.outcome()).isInstanceOf(TransferOutcome.NotConnected.class);
			assertThat(loopback.ports().listening()).isZero();
			assertThatExceptionOfType(PassivePortsExhausted.class).isThrownBy(loopback::reserve);
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> loopback.connect(reservation));
		}
	}

	private static int reserveAndFree(Loopback loopback) {
		try (Reservation reservation = loopback.reserve()) {
			return reservation.port();
		}
		catch (PassivePortsExhausted ex) {
			throw new AssertionError(ex);
		}
	}

	private static String receive(Loopback loopback, Reservation reservation, Socket client) {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		Loopback.Running upload = loopback.start(
				new TransferPlan.Receive(Channels.newChannel(received), DataFormat.BINARY),
				new PassiveEndpoint(reservation), client);
		assertThat(upload.outcome()).isInstanceOf(TransferOutcome.Completed.class);
		return received.toString();
	}

}
