package dev.wharf.worker;

import java.util.List;

import dev.wharf.connection.ControlConnections;
import dev.wharf.connection.SessionLines;

import org.springframework.context.SmartLifecycle;

/**
 * Accepts clients while the process serves. In a process of its own this is the part of
 * the integration flow, which costs more to build than all the rest.
 */
final class ServingLifecycle implements SmartLifecycle {

	private final List<ControlConnections> listeners;

	private volatile boolean running;

	ServingLifecycle(List<ControlConnections> listeners, SessionLines lines) {
		this.listeners = listeners;
		listeners.forEach((listener) -> listener.connectionFactory().registerListener(lines));
	}

	@Override
	public void start() {
		this.running = true;
		this.listeners.forEach((listener) -> listener.connectionFactory().start());
	}

	@Override
	public void stop() {
		this.running = false;
		this.listeners.forEach((listener) -> listener.connectionFactory().stop());
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops after the sessions have had the time to end. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE / 2;
	}

}
