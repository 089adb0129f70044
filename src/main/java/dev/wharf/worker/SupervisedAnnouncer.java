package dev.wharf.worker;

import java.io.IOException;

import dev.wharf.event.UploadAnnouncer;
import dev.wharf.event.UploadStored;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Verdict;

/**
 * Announcements that the supervisor makes: it alone has the outbox.
 */
final class SupervisedAnnouncer implements UploadAnnouncer {

	private final Supervision supervision;

	SupervisedAnnouncer(Supervision supervision) {
		this.supervision = supervision;
	}

	@Override
	public void announce(UploadStored upload) throws IOException {
		Verdict.Announced verdict = this.supervision.ask(new Query.Announce(upload), Verdict.Announced.class);
		if (verdict == null || !verdict.certain()) {
			throw new IOException((verdict != null) ? "the supervisor cannot" : "the supervisor does not answer");
		}
	}

}
