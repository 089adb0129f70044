package dev.wharf.machine;

import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks for the programs that a suite needs before anything of it is started. */
final class InstalledPrograms implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		String missing = AnnotationSupport.findRepeatableAnnotations(context.getElement(), NeedsProgram.class)
			.stream()
			.filter((program) -> Machine.find(program.name()).isEmpty())
			.map((program) -> "%s is missing (Debian package %s)".formatted(program.name(), program.debian()))
			.collect(Collectors.joining(", "));
		if (missing.isEmpty()) {
			return ConditionEvaluationResult.enabled("nothing is missing");
		}
		if (Machine.HAS_EVERYTHING) {
			throw new AssertionError(missing);
		}
		return ConditionEvaluationResult.disabled(missing);
	}

}
