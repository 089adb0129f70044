package dev.wharf.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What is said on a control connection: the last command always, the rest while somebody
 * watches. Whoever brings it has left out what is secret. Thread-safe.
 */
public final class Transcript {

	private static final int MOST_LINES = 200;

	private static final int LONGEST_LINE = 300;

	private final Deque<String> lines = new ArrayDeque<>();

	private volatile String lastCommand = "";

	private volatile boolean watched;

	/**
	 * Notes the verb of a command.
	 * @param verb a verb of the command table, or another word of a closed set
	 */
	public void command(String verb) {
		this.lastCommand = verb;
	}

	/**
	 * Whether lines are kept.
	 * @return {@code true} while somebody watches
	 */
	public boolean isWatched() {
		return this.watched;
	}

	/**
	 * Keeps a line if somebody watches; the oldest goes when there are many.
	 * @param line what was said, without control characters
	 */
	public void note(String line) {
		if (this.watched) {
			synchronized (this.lines) {
				this.lines.addLast((line.length() > LONGEST_LINE) ? line.substring(0, LONGEST_LINE) + "…" : line);
				if (this.lines.size() > MOST_LINES) {
					this.lines.removeFirst();
				}
			}
		}
	}

	/** Begins to keep lines, or stops and forgets them. */
	void watch(boolean on) {
		this.watched = on;
		if (!on) {
			synchronized (this.lines) {
				this.lines.clear();
			}
		}
	}

	List<String> lines() {
		synchronized (this.lines) {
			return List.copyOf(this.lines);
		}
	}

	String lastCommand() {
		return this.lastCommand;
	}

}
