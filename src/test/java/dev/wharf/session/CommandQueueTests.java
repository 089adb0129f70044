package dev.wharf.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.wharf.session.CommandQueue.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * The order of a session's commands.
 */
@Timeout(120)
class CommandQueueTests {

	private final CommandQueue queue = new CommandQueue(Duration.ofMinutes(1));

	private final List<String> ran = new ArrayList<>();

	@Test
	void aCommandRunsOnTheThreadThatBringsIt() {
		this.queue.submit(() -> this.ran.add(Thread.currentThread().getName()), Turn.IN_ORDER);
		assertThat(this.ran).containsExactly(Thread.currentThread().getName());
	}

	@Test
	void commandsDuringATransferWaitForItsEndAndKeepTheirOrder() {
		startTransfer();
		submit("PWD", Turn.IN_ORDER);
		submit("SYST", Turn.IN_ORDER);
		assertThat(this.ran).containsExactly("RETR");
		this.queue.release();
		assertThat(this.ran).containsExactly("RETR", "PWD", "SYST");
	}

	@Test
	void aCommandThatMayRunBesideATransferDoes() {
		startTransfer();
		submit("STAT", Turn.BESIDE_TRANSFER);
		assertThat(this.ran).containsExactly("RETR", "STAT");
	}

	@Test
	void itDoesNotOvertakeOneThatWaits() {
		startTransfer();
		submit("PWD", Turn.IN_ORDER);
		submit("NOOP", Turn.BESIDE_TRANSFER);
		this.queue.release();
		assertThat(this.ran).containsExactly("RETR", "PWD", "NOOP");
	}

	@Test
	void aCommandThatHasToBeAloneComesAfterOneThatIsAboutToReturn() throws InterruptedException {
		CountDownLatch replied = new CountDownLatch(1);
		CountDownLatch returning = new CountDownLatch(1);
		Thread other = Thread.ofVirtual().start(() -> this.queue.submit(() -> {
			replied.countDown();
			awaitQuietly(returning);
			this.ran.add("REIN");
		}, Turn.IN_ORDER));
		replied.await();
		Thread.ofVirtual().start(() -> {
			await().until(this.queue::isBusy);
			returning.countDown();
		});
		assertThat(this.queue.submit(() -> this.ran.add("AUTH"), Turn.ALONE)).isTrue();
		other.join();
		assertThat(this.ran).containsExactly("REIN", "AUTH");
	}

	@Test
	void aCommandThatHasToBeAloneIsDroppedDuringATransfer() {
		startTransfer();
		assertThat(this.queue.submit(() -> this.ran.add("AUTH"), Turn.ALONE)).isFalse();
		this.queue.release();
		assertThat(this.queue.submit(() -> this.ran.add("AUTH TLS"), Turn.ALONE)).isTrue();
		assertThat(this.ran).containsExactly("RETR", "AUTH TLS");
	}

	@Test
	void anAbortOvertakesAll() {
		startTransfer();
		submit("PWD", Turn.IN_ORDER);
		submit("ABOR", Turn.AT_ONCE);
		assertThat(this.ran).containsExactly("RETR", "ABOR");
	}

	@Test
	void aTransferThatEndsBeforeItsCommandReturnsHoldsNobody() {
		this.queue.submit(() -> {
			this.queue.hold();
			this.queue.release();
			this.ran.add("RETR");
		}, Turn.IN_ORDER);
		submit("PWD", Turn.IN_ORDER);
		assertThat(this.ran).containsExactly("RETR", "PWD");
		assertThat(this.queue.isBusy()).isFalse();
	}

	@Test
	void whoBringsTooManyCommandsWaitsUntilThereIsRoom() {
		startTransfer();
		CountDownLatch brought = new CountDownLatch(1);
		Thread client = Thread.startVirtualThread(() -> {
			for (int i = 0; i < 100; i++) {
				this.queue.submit(() -> {
				}, Turn.IN_ORDER);
			}
			brought.countDown();
		});
		await().until(client::getState, Thread.State.WAITING::equals);
		this.queue.release();
		await().atMost(Duration.ofSeconds(30)).until(() -> brought.getCount() == 0);
	}

	@Test
	void theEndOfTheSessionLetsEverybodyGo() throws InterruptedException {
		startTransfer();
		Thread client = Thread.startVirtualThread(() -> {
			for (int i = 0; i < 100; i++) {
				this.queue.submit(() -> this.ran.add("late"), Turn.IN_ORDER);
			}
		});
		await().until(client::getState, Thread.State.WAITING::equals);
		this.queue.close();
		assertThat(client.join(Duration.ofSeconds(30))).isTrue();
		assertThat(this.ran).containsExactly("RETR");
	}

	@Test
	void aCommandThatThrowsLeavesNothingThatWaitsForIt() {
		assertThatIllegalStateException().isThrownBy(() -> this.queue.submit(() -> {
			throw new IllegalStateException("wrong");
		}, Turn.IN_ORDER));
		assertThat(this.queue.isBusy()).isFalse();
	}

	private void startTransfer() {
		this.queue.submit(() -> {
			this.ran.add("RETR");
			this.queue.hold();
		}, Turn.IN_ORDER);
	}

	private void submit(String verb, Turn turn) {
		this.queue.submit(() -> this.ran.add(verb), turn);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
