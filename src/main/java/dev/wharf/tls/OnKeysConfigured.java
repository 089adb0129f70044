package dev.wharf.tls;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches when TLS can be spoken: keys are named, or to be made.
 */
final class OnKeysConfigured implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		return StringUtils.hasText(environment.getProperty("wharf.tls.bundle"))
				|| Binder.get(environment).bind("wharf.tls.self-signed", Boolean.class).orElse(false);
	}

}
