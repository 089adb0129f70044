package dev.wharf.worker;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to look at when worker processes do not start.
 */
final class WorkersNotStartedFailureAnalyzer extends AbstractFailureAnalyzer<WorkersNotStartedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, WorkersNotStartedException cause) {
		String description = cause.getMessage() + "."
				+ ((cause.lastDeath() != null) ? " The last one ended with %s.".formatted(cause.lastDeath()) : "");
		return new FailureAnalysis(description,
				"Look at what the processes have logged above. Check wharf.workers.jvm-options; on a slow machine raise"
						+ " wharf.workers.start-timeout. Or choose a mode without worker processes for"
						+ " wharf.server.mode, such as reactor.",
				cause);
	}

}
