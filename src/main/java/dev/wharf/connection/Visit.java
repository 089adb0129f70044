package dev.wharf.connection;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.wharf.limit.SessionLimits.Permit;
import dev.wharf.session.ControlConnection;
import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A client's stay: its place among all, its session once it has been greeted, and the end
 * of both, which comes once however often it is called for. Thread-safe.
 */
final class Visit {

	private final Greeter greeter;

	private final Permit place;

	private final AtomicBoolean over = new AtomicBoolean();

	private volatile @Nullable Session session;

	Visit(Greeter greeter, Permit place) {
		this.greeter = greeter;
		this.place = place;
	}

	/**
	 * Greets the client.
	 * @param connection the way to it
	 */
	void begin(ControlConnection connection) {
		Session begun = this.greeter.open(connection);
		this.session = begun;
		if (this.over.get()) {
			this.greeter.close(begun);
			return;
		}
		this.greeter.greet(begun);
	}

	@Nullable Session session() {
		return this.session;
	}

	void end() {
		if (this.over.compareAndSet(false, true)) {
			Session ending = this.session;
			if (ending != null) {
				this.greeter.close(ending);
			}
			this.place.close();
		}
	}

}
