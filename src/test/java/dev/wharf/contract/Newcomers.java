package dev.wharf.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who logs in and leaves again and again while a test does something else. */
final class Newcomers implements AutoCloseable {

	private final WharfServer server;

	private final AtomicInteger welcome = new AtomicInteger();

	private final List<Long> refused = new CopyOnWriteArrayList<>();

	private final Thread thread;

	private volatile boolean enough;

	Newcomers(WharfServer server) {
		this.server = server;
		this.thread = Thread.ofVirtual().name("newcomers").start(this::comeAndGo);
	}

	private void comeAndGo() {
		while (!this.enough) {
			long begun = System.nanoTime();
			try (WireClient client = this.server.login()) {
				client.expect(221, "QUIT");
				this.welcome.incrementAndGet();
			}
			catch (AssertionError | RuntimeException ex) {
				this.refused.add(begun);
			}
		}
	}

	/** Waits for some more of them. */
	void await(int more) {
		int goal = this.welcome.get() + more;
		ContractTests.eventually().atMost(60, TimeUnit.SECONDS).until(() -> this.welcome.get() >= goal);
	}

	/** How many were refused who came after the given moment. */
	long refusedSince(long moment) {
		return this.refused.stream().filter((begun) -> begun - moment > 0).count();
	}

	@Override
	public void close() throws InterruptedException {
		this.enough = true;
		this.thread.join();
	}

}
