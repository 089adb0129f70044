package dev.wharf.worker;

import java.net.InetAddress;
import java.util.Optional;

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

	SupervisedLimits(Supervision supervision) {
		this.supervision = supervision;
	}

	@Override
	public Admission admit(InetAddress client) {
		return switch (this.supervision.ask(new Query.Admit(client), Verdict.class)) {
			case Verdict.Place place -> permit(place);
			case Verdict.NoPlace full -> new Full(full.reason());
			case null, default -> new Full(Refusal.SHUTDOWN);
		};
	}

	@Override
	public Optional<Permit> admitUser(String user, int most) {
		return Optional.ofNullable(this.supervision.ask(new Query.AdmitUser(user, most), Verdict.Place.class))
			.map(this::permit);
	}

	private Permit permit(Verdict.Place place) {
		return new Permit(() -> this.supervision.tell(new Released(place.place())));
	}

}
