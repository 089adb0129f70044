package dev.wharf;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the property that Wharf does not know, and the one that may have been meant.
 */
final class UnknownPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnknownPropertyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownPropertyException cause) {
		String description = "The property %s, set in %s, is not known.".formatted(cause.property(), cause.source());
		String action = (cause.similar() != null)
				? "Write %s if that was meant, or remove the property.".formatted(cause.similar())
				: "Remove the property, or look up its name in docs/configuration.md.";
		return new FailureAnalysis(description, action, cause);
	}

}
