package dev.wharf.transfer;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to do when no passive port can be opened. */
class PassivePortsFailureAnalyzer extends AbstractFailureAnalyzer<PassivePortsUnavailableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PassivePortsUnavailableException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()) + ".",
				("Stop the program that uses them, perhaps another Wharf, or give this one ports of its own: "
						+ "%1$s=50100-50163, or %1$s=0 for any that are free.")
					.formatted(PortRange.PROPERTY),
				cause);
	}

}
