package dev.wharf;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Names the words that a property takes as one writes them; Spring Boot's own analysis
 * names the Java constants.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownValueFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		Class<?> type = cause.getTarget().getType().resolve();
		if (property == null || type == null || !type.isEnum() || !type.getName().startsWith("dev.wharf.")) {
			return null;
		}
		String words = Arrays.stream(type.getEnumConstants())
			.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
		return new FailureAnalysis(
				"The value \"%s\" of %s is not known.".formatted(property.getValue(), property.getName()),
				"Set %s to one of: %s.".formatted(property.getName(), words), cause);
	}

}
