package dev.wharf.tls;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Looks at the files of a bundle from time to time, and has them read when they differ
 * from those in use and have stood still since the look before.
 *
 * <p>
 * Spring Boot's own watch over files is not enough: with {@code verify-keys} it fails
 * before it tells anybody, it goes blind when a folder is replaced as a whole or is on a
 * network drive, and never speaks in a folder that does not come to rest.
 */
final class BundleWatch implements SmartLifecycle {

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

	private final KeyMaterials materials;

	private final KeySource source;

	private final Duration pause;

	private @Nullable Thread thread;

	/**
	 * Prepares the watch.
	 * @param materials is told to read again
	 * @param source has the files
	 * @param pause between two looks
	 */
	BundleWatch(KeyMaterials materials, KeySource source, Duration pause) {
		this.materials = materials;
		this.source = source;
		this.pause = (pause.compareTo(SHORTEST_PAUSE) > 0) ? pause : SHORTEST_PAUSE;
	}

	/** Only a bundle with {@code reload-on-update} is to be watched. */
	@Override
	public boolean isAutoStartup() {
		return this.source.reloads();
	}

	@Override
	public synchronized void start() {
		this.thread = Thread.ofPlatform().daemon().name("tls-bundle-watch").start(this::run);
	}

	@Override
	public synchronized void stop() {
		if (this.thread != null) {
			this.thread.interrupt();
			this.thread = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

	private void run() {
		try {
			Object before = this.source.contents();
			while (true) {
				Thread.sleep(this.pause);
				Object now = this.source.contents();
				if (now.equals(before)) {
					this.materials.refresh();
				}
				before = now;
			}
		}
		catch (InterruptedException ex) {
			// Stopped.
		}
	}

}
