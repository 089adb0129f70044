package dev.wharf.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the commands of one session in order: one runs at a time, and those that arrive
 * during a transfer wait for its end, unless they may run beside it. It owns no thread:
 * commands run on the thread that brings them, or on the one that ends the transfer.
 * Thread-safe.
 */
public final class CommandQueue {

	private static final int CAPACITY = 64;

	private static final Duration LONGEST_RETURN = Duration.ofSeconds(1);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition room = this.lock.newCondition();

	private final Condition returned = this.lock.newCondition();

	private final Deque<Runnable> waiting = new ArrayDeque<>(1);

	private final Duration longestReturn;

	private boolean busy;

	private boolean held;

	private boolean beside;

	private boolean closed;

	/** When a command may run while a transfer is under way. */
	public enum Turn {

		/** After the transfer. */
		IN_ORDER,
		/** Beside the transfer, unless another command already waits for its end. */
		BESIDE_TRANSFER,
		/** Beside the transfer, before all commands that wait for its end. */
		AT_ONCE,
		/**
		 * As soon as the command before it has returned, or not at all: it changes how
		 * what follows is read, which nobody may have read before.
		 */
		ALONE

	}

	/** What becomes of a command that arrives. */
	private enum Place {

		NEXT, BESIDE, WAITING, NONE

	}

	/** Creates the queue of a session whose commands return soon after their reply. */
	public CommandQueue() {
		this(LONGEST_RETURN);
	}

	/**
	 * Creates the queue of a session.
	 * @param longestReturn how long a command that has to be alone waits for the one
	 * before it to return
	 */
	CommandQueue(Duration longestReturn) {
		this.longestReturn = longestReturn;
	}

	/**
	 * Runs a command now, or keeps it for its turn. Waits while too many commands are
	 * kept, which in turn makes the client wait.
	 * @param command the command; must not throw
	 * @param turn when it may run during a transfer
	 * @return {@code false} if it cannot have its turn and has been dropped
	 */
	public boolean submit(Runnable command, Turn turn) {
		Place place = place(command, turn);
		switch (place) {
			case NEXT -> drain(command);
			case BESIDE -> runBeside(command);
			case WAITING, NONE -> {
			}
		}
		return place != Place.NONE;
	}

	/**
	 * Makes the commands that follow wait: the command that runs now has started a
	 * transfer.
	 */
	public void hold() {
		this.lock.lock();
		try {
			this.held = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the wait after {@link #hold()} and runs what has gathered.
	 */
	public void release() {
		this.lock.lock();
		try {
			this.held = false;
		}
		finally {
			this.lock.unlock();
		}
		resume();
	}

	/**
	 * Forgets what waits and lets nobody wait any more: the session is over.
	 */
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.waiting.clear();
			this.room.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether a command runs, waits, or is being held back by a transfer.
	 * @return {@code true} when there is work
	 */
	public boolean isBusy() {
		this.lock.lock();
		try {
			return this.busy || this.held || this.beside;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** How many commands wait for their turn. */
	int waiting() {
		this.lock.lock();
		try {
			return this.waiting.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	private Place place(Runnable command, Turn turn) {
		this.lock.lock();
		try {
			if (turn == Turn.ALONE) {
				awaitReturn();
			}
			if (!isBusy()) {
				this.busy = true;
				return Place.NEXT;
			}
			if (turn == Turn.ALONE) {
				return Place.NONE;
			}
			if (this.held && (turn == Turn.AT_ONCE || (turn == Turn.BESIDE_TRANSFER && this.waiting.isEmpty()))) {
				this.beside = true;
				return Place.BESIDE;
			}
			while (this.waiting.size() >= CAPACITY && !this.closed) {
				this.room.awaitUninterruptibly();
			}
			if (this.closed) {
				return Place.WAITING;
			}
			if (!isBusy()) {
				this.busy = true;
				return Place.NEXT;
			}
			this.waiting.add(command);
			return Place.WAITING;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A client may have the reply of a command that has not returned yet: a command that
	 * waited for a transfer runs on another thread than those that arrive.
	 */
	private void awaitReturn() {
		try {
			long left = this.longestReturn.toNanos();
			while (this.busy && !this.held && this.waiting.isEmpty() && !this.closed && left > 0) {
				left = this.returned.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** What waits goes on only after it: the reply to ABOR comes before theirs. */
	private void runBeside(Runnable command) {
		try {
			command.run();
		}
		finally {
			this.lock.lock();
			try {
				this.beside = false;
			}
			finally {
				this.lock.unlock();
			}
			resume();
		}
	}

	private void resume() {
		@Nullable Runnable next;
		this.lock.lock();
		try {
			if (isBusy()) {
				return;
			}
			next = poll();
			this.busy = next != null;
		}
		finally {
			this.lock.unlock();
		}
		drain(next);
	}

	private void drain(@Nullable Runnable first) {
		@Nullable Runnable command = first;
		try {
			while (command != null) {
				command.run();
				command = next();
			}
		}
		finally {
			if (command != null) {
				abandon();
			}
		}
	}

	/** A command has thrown after all: nothing may wait for it. */
	private void abandon() {
		this.lock.lock();
		try {
			this.busy = false;
			close();
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable Runnable next() {
		this.lock.lock();
		try {
			Runnable next = this.held ? null : poll();
			this.busy = next != null;
			this.returned.signalAll();
			return next;
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable Runnable poll() {
		Runnable next = this.waiting.poll();
		this.room.signal();
		return next;
	}

}
