package dev.wharf.worker;

import java.util.List;

import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOverview;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Verdict;

/**
 * The sessions of all processes, asked of the supervisor, who asks all processes.
 */
final class SupervisedOverview implements SessionOverview {

	private final Supervision supervision;

	SupervisedOverview(Supervision supervision) {
		this.supervision = supervision;
	}

	@Override
	public List<SessionFigures> sessions() {
		Verdict.All all = this.supervision.ask(new Query.Sessions(), Verdict.All.class);
		return (all != null) ? all.sessions() : List.of();
	}

}
