package dev.wharf.console;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A value that costs something to find out, and is good for a while. Thread-safe.
 */
final class Remembered<T> {

	private final Duration lifetime;

	private final Supplier<T> source;

	private @Nullable T value;

	private long since;

	Remembered(Duration lifetime, Supplier<T> source) {
		this.lifetime = lifetime;
		this.source = source;
	}

	synchronized T get() {
		T known = this.value;
		if (known == null || System.nanoTime() - this.since > this.lifetime.toNanos()) {
			known = this.source.get();
			this.value = known;
			this.since = System.nanoTime();
		}
		return known;
	}

}
