package dev.wharf.limit;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.wharf.event.WharfEvent.Refusal;
import dev.wharf.limit.SessionLimits.Admission;
import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.limit.SessionLimits.Full;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bounds on sessions.
 */
class SessionLimitsTests {

	private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");

	private static final InetAddress THERE = InetAddress.ofLiteral("192.0.2.2");

	@Test
	void refusesTheOneTooManyAndSaysWhichBoundIsReached() {
		SessionLimits limits = limits(2, 0, 0);
		limits.admit(HERE);
		limits.admit(THERE);
		assertThat(limits.admit(HERE)).isEqualTo(new Full(Refusal.SESSIONS));
	}

	@Test
	void countsAddressesApart() {
		SessionLimits limits = limits(10, 1, 0);
		limits.admit(HERE);
		assertThat(limits.admit(HERE)).isEqualTo(new Full(Refusal.SESSIONS_PER_ADDRESS));
		assertThat(limits.admit(THERE)).isInstanceOf(Permit.class);
	}

	@Test
	void aRefusalByAddressTakesNoPlaceOfTheOthers() {
		SessionLimits limits = limits(2, 1, 0);
		limits.admit(HERE);
		limits.admit(HERE);
		assertThat(limits.admit(THERE)).isInstanceOf(Permit.class);
	}

	@Test
	void aUsersOwnBoundGoesBeforeThatOfAllUsers() {
		SessionLimits limits = limits(10, 0, 1);
		limits.admitUser("alice", 2);
		assertThat(limits.admitUser("alice", 2)).isPresent();
		limits.admitUser("bob", 0);
		assertThat(limits.admitUser("bob", 0)).isEmpty();
	}

	@Test
	void aPlaceIsGivenBackOnce() {
		SessionLimits limits = limits(2, 0, 0);
		Permit first = (Permit) limits.admit(HERE);
		limits.admit(HERE);
		first.close();
		first.close();
		assertThat(limits.admit(HERE)).isInstanceOf(Permit.class);
		assertThat(limits.admit(HERE)).isInstanceOf(Full.class);
	}

	@Test
	void clientsWhoComeTogetherCannotPassABoundTogether() throws Exception {
		SessionLimits limits = limits(1000, 7, 0);
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Admission> answers = clients
				.invokeAll(IntStream.range(0, 200)
					.mapToObj((i) -> (java.util.concurrent.Callable<Admission>) () -> limits.admit(HERE))
					.toList())
				.stream()
				.map((future) -> future.resultNow())
				.toList();
			assertThat(answers).filteredOn(Permit.class::isInstance).hasSize(7);
		}
	}

	@Test
	void servicesThatShareABoundHaveAPartEach() {
		SessionLimits limits = limits(10, 0, 4, 3);
		for (int i = 0; i < 4; i++) {
			assertThat(limits.admit(HERE)).isInstanceOf(Permit.class);
		}
		assertThat(limits.admit(HERE)).isInstanceOf(Full.class);
		assertThat(limits.admitUser("alice", 0)).isPresent();
		assertThat(limits.admitUser("alice", 0)).isPresent();
		assertThat(limits.admitUser("alice", 0)).isEmpty();
		assertThat(limits.admitUser("bob", 1)).isPresent();
		assertThat(limits.admitUser("bob", 1)).isEmpty();
	}

	private static SessionLimits limits(int sessions, int perAddress, int perUser) {
		return limits(sessions, perAddress, perUser, 1);
	}

	private static SessionLimits limits(int sessions, int perAddress, int perUser, int replicas) {
		return new CountedSessions(new LimitProperties(sessions, perAddress, perUser, replicas, 3, Duration.ofMillis(1),
				Duration.ofMillis(8)), new Draining());
	}

}
