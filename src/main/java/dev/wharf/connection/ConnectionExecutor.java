package dev.wharf.connection;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import dev.wharf.connection.ConnectionGate.Entry;
import dev.wharf.event.WharfEvent.Refusal;

/**
 * Gives a blocking connection factory its threads. The accept loop gets one of its own,
 * since on a shared pool it would take a client's place; whoever is turned away costs no
 * thread at all.
 */
final class ConnectionExecutor implements Executor {

	private final Executor clients;

	private final ConnectionGate gate;

	ConnectionExecutor(Executor clients, ConnectionGate gate) {
		this.clients = clients;
		this.gate = gate;
	}

	@Override
	public void execute(Runnable task) {
		if (!(task instanceof BlockingConnection connection)) {
			Thread.ofPlatform().name("ftp-accept").start(task);
			return;
		}
		Entry entry = connection.entry();
		if (entry != null && entry.permit() == null) {
			connection.turnAway(entry);
		}
		else {
			serve(connection);
		}
	}

	private void serve(BlockingConnection connection) {
		try {
			this.clients.execute(connection);
		}
		catch (RejectedExecutionException ex) {
			connection.turnAway(this.gate.refuse(connection.origin(), Refusal.POOL));
		}
	}

}
