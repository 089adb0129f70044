package dev.wharf.worker;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces processes one by one: a successor is started, and when it accepts clients, the
 * old one accepts no more; only when that has ended it is the next one's turn. So there
 * is always somebody to accept clients, and never more than one process too many. Not
 * thread-safe.
 */
final class Rotation {

	private static final Logger logger = LoggerFactory.getLogger(Rotation.class);

	private final Consumer<Worker> retire;

	private final Deque<Worker> old = new ArrayDeque<>();

	private final LongAdder replaced = new LongAdder();

	private @Nullable Worker successor;

	private @Nullable Worker leaving;

	Rotation(Consumer<Worker> retire) {
		this.retire = retire;
	}

	void add(Collection<Worker> workers) {
		workers.stream()
			.filter((worker) -> !this.old.contains(worker) && !worker.equals(this.leaving))
			.forEach(this.old::add);
	}

	/** The process for which a successor is to be started, if it is time for one. */
	@Nullable Worker next() {
		while (!this.old.isEmpty() && !this.old.getFirst().awaitsClients()) {
			this.old.removeFirst();
		}
		return (this.successor == null && this.leaving == null) ? this.old.peekFirst() : null;
	}

	void launched(Worker worker) {
		this.successor = worker;
	}

	void ready(Worker worker) {
		if (worker.equals(this.successor)) {
			this.successor = null;
			Worker next = this.old.pollFirst();
			if (next != null) {
				logger.info("The {} accepts nobody any more (process id {}): {} does instead", next.label(),
						next.process().pid(), worker.process().pid());
				this.leaving = next;
				this.replaced.increment();
				this.retire.accept(next);
			}
		}
	}

	/** The process has ended, or has got the client that it is for. */
	void forget(Worker worker) {
		this.old.remove(worker);
		if (worker.equals(this.successor)) {
			this.successor = null;
		}
		if (worker.equals(this.leaving)) {
			this.leaving = null;
			logger.info("The {} has been replaced, {} are still to be", worker.label(), this.old.size());
		}
	}

	/** How many have been replaced; may be asked by any thread. */
	long replaced() {
		return this.replaced.sum();
	}

	/** Whether something is still to be replaced. */
	boolean isUnderWay() {
		return !this.old.isEmpty() || this.successor != null || this.leaving != null;
	}

}
