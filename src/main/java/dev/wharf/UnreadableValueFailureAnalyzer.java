package dev.wharf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/**
 * Says what a property takes as one writes it; Spring Boot's own analysis names Java
 * types and constants.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableValueFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final String NUMBER = "a whole number";

	private static final Map<Class<?>, String> KINDS = Map.of(int.class, NUMBER, long.class, NUMBER, Integer.class,
			NUMBER, boolean.class, "true or false", Duration.class, "a time such as 500ms, 30s or 5m", DataSize.class,
			"a size such as 64KB or 10MB", InetAddress.class, "an IP address");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		Class<?> type = cause.getTarget().getType().resolve();
		if (property == null || type == null || !property.getName().toString().startsWith("wharf.")) {
			return null;
		}
		String taken = type.isEnum() ? "one of: " + words(type) : KINDS.get(type);
		return (taken != null) ? new FailureAnalysis(
				"The value \"%s\" of %s is not known.".formatted(property.getValue(), property.getName()),
				"Set %s to %s.".formatted(property.getName(), taken), cause) : null;
	}

	private static String words(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", "));
	}

}
