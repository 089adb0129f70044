package dev.wharf.user;

import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says which names a charset property takes; Spring Boot's own analysis of the failed
 * conversion names Java classes instead.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownCharsetFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		boolean charset = findCause(cause, UnsupportedCharsetException.class) != null
				|| findCause(cause, IllegalCharsetNameException.class) != null;
		if (property == null || !charset) {
			return null;
		}
		return new FailureAnalysis(
				"The value \"%s\" of %s is not a charset that this Java knows.".formatted(property.getValue(),
						property.getName()),
				"Set %s to a charset's name, such as UTF-8, ISO-8859-1, GBK or Shift_JIS."
					.formatted(property.getName()),
				cause);
	}

}
