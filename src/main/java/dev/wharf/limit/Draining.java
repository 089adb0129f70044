package dev.wharf.limit;

import org.springframework.stereotype.Component;

/**
 * Whether an operator lets nobody in for a while, as before maintenance. Thread-safe.
 */
@Component
public final class Draining {

	private volatile boolean underWay;

	/**
	 * Lets nobody in any more, or everybody again.
	 * @param on whether to let nobody in
	 */
	public void set(boolean on) {
		this.underWay = on;
	}

	/**
	 * Whether nobody is let in.
	 * @return {@code true} between the operator's two words
	 */
	public boolean isUnderWay() {
		return this.underWay;
	}

}
