package dev.wharf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Fails the start for a misspelt property: it would otherwise be ignored, and the
 * operator believe in a setting that is not there. Knows the names from the metadata that
 * the build makes of the properties classes. Environment variables are not looked at,
 * since Kubernetes makes some that begin with the name of a service.
 */
final class UnknownPropertyCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final ConfigurationPropertyName WHARF = ConfigurationPropertyName.of("wharf");

	private static final int SIMILAR = 4;

	/** After the configuration files have been read. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		Set<ConfigurationPropertyName> known = known();
		for (PropertySource<?> source : event.getEnvironment().getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable
					&& !source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
				check(enumerable, known);
			}
		}
	}

	private static void check(EnumerablePropertySource<?> source, Set<ConfigurationPropertyName> known) {
		for (String property : source.getPropertyNames()) {
			ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
			if (WHARF.isAncestorOf(name) && !isKnown(name, known)) {
				throw new UnknownPropertyException(property, source.getName(), similar(name, known));
			}
		}
	}

	/**
	 * What stands below a known name, as in a list of users, is for its owner to check.
	 */
	private static boolean isKnown(ConfigurationPropertyName name, Set<ConfigurationPropertyName> known) {
		return IntStream.rangeClosed(1, name.getNumberOfElements())
			.anyMatch((length) -> known.contains(name.chop(length)));
	}

	private static @Nullable String similar(ConfigurationPropertyName name, Set<ConfigurationPropertyName> known) {
		Optional<String> nearest = known.stream()
			.map(ConfigurationPropertyName::toString)
			.min(Comparator.comparingInt((candidate) -> distance(candidate, name.toString())));
		return nearest.filter((candidate) -> distance(candidate, name.toString()) <= SIMILAR).orElse(null);
	}

	/** How many letters to insert, remove or exchange (Levenshtein). */
	private static int distance(String left, String right) {
		int[] row = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int exchange = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(exchange, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[right.length()];
	}

	/** The libraries have metadata of the same name, so all of them are read. */
	private static Set<ConfigurationPropertyName> known() {
		Set<ConfigurationPropertyName> names = new HashSet<>();
		try {
			for (Resource metadata : new PathMatchingResourcePatternResolver().getResources("classpath*:" + METADATA)) {
				names.addAll(names(metadata.getContentAsString(StandardCharsets.UTF_8)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The names of the properties cannot be read", ex);
		}
		return names;
	}

	private static Set<ConfigurationPropertyName> names(String metadata) {
		Map<String, Object> content = JsonParserFactory.getJsonParser().parseMap(metadata);
		return ((List<?>) content.getOrDefault("properties", List.of())).stream()
			.map((property) -> String.valueOf(((Map<?, ?>) property).get("name")))
			.filter((name) -> name.startsWith("wharf."))
			.map(ConfigurationPropertyName::of)
			.collect(Collectors.toSet());
	}

}
