package dev.wharf.worker;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.wharf.event.WharfEvent.Refusal;
import dev.wharf.limit.SessionLimits;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Released;
import dev.wharf.worker.Message.Verdict;

/**
 * Bounds that hold over all processes: the supervisor counts.
 */
final class SupervisedLimits implements SessionLimits {

	private final Supervision supervision;

	private final AtomicInteger clients = new AtomicInteger();

	SupervisedLimits(Supervision supervision) {
		this.supervision = supervision;
	}

	/** How many clients are here or are waiting to be let in. */
	int clients() {
		return this.clients.get();
	}

	@Override
	public Admission admit(InetAddress client) {
		this.clients.incrementAndGet();
		Admission admission = switch (this.supervision.ask(new Query.Admit(client), Verdict.class)) {
			case Verdict.Place place -> permit(place, this.clients::decrementAndGet);
			case Verdict.NoPlace full -> new Full(full.reason());
			case null, default -> new Full(Refusal.SHUTDOWN);
		};
		if (admission instanceof Full) {
			this.clients.decrementAndGet();
		}
		return admission;
	}

	@Override
	public Optional<Permit> admitUser(String user, int most) {
		return Optional.ofNullable(this.supervision.ask(new Query.AdmitUser(user, most), Verdict.Place.class))
			.map((place) -> permit(place, () -> {
			}));
	}

	private Permit permit(Verdict.Place place, Runnable released) {
		return new Permit(() -> {
			this.supervision.tell(new Released(place.place()));
			released.run();
		});
	}

}
