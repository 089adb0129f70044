package dev.wharf.connection;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Looks at {@code wharf.server.mode}. */
final class OnSupervision implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean wanted = metadata.getAnnotations().get(ConditionalOnSupervision.class).getBoolean("value");
		return wanted == ServerMode.in(context.getEnvironment()).isSupervised();
	}

}
