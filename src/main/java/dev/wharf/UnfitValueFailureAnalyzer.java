package dev.wharf;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Names properties whose values are out of range as one writes them; Spring Boot's own
 * analysis names the Java parameters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnfitValueFailureAnalyzer extends AbstractFailureAnalyzer<BindValidationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BindValidationException cause) {
		ValidationErrors errors = cause.getValidationErrors();
		List<ObjectError> all = errors.getAllErrors();
		return new FailureAnalysis(
				all.stream().map((error) -> describe(errors.getName() + ".", error)).collect(Collectors.joining("\n")),
				"Set %s to a value within its range (see docs/configuration.md), or remove it to have the default."
					.formatted((all.size() == 1) ? "it" : "each"),
				cause);
	}

	private static String describe(String prefix, ObjectError error) {
		return (error instanceof FieldError field)
				? "The value \"%s\" of %s %s.".formatted(field.getRejectedValue(),
						prefix + DataObjectPropertyName.toDashedForm(field.getField()), field.getDefaultMessage())
				: String.valueOf(error.getDefaultMessage());
	}

}
