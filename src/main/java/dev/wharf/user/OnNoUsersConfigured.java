package dev.wharf.user;

import java.util.List;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches as long as no property says anything about users, wherever properties come
 * from. An empty list of users says something: that there are to be none.
 */
final class OnNoUsersConfigured implements Condition {

	private static final List<ConfigurationPropertyName> TOPICS = List.of(ConfigurationPropertyName.of("wharf.users"),
			ConfigurationPropertyName.of("wharf.anonymous"));

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(context.getEnvironment())) {
			if (TOPICS.stream().anyMatch((topic) -> speaksOf(source, topic))) {
				return false;
			}
		}
		return true;
	}

	private static boolean speaksOf(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		return source.getConfigurationProperty(name) != null
				|| source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT;
	}

}
