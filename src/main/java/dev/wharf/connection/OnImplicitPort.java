package dev.wharf.connection;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Whether a port for implicit FTPS is listened on beside the other; an empty value sets
 * none, and an inherited socket is the only one there is.
 */
final class OnImplicitPort implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return StringUtils.hasText(context.getEnvironment().getProperty("wharf.tls.implicit.port"))
				&& ServerMode.in(context.getEnvironment()) != ServerMode.INHERITED;
	}

}
