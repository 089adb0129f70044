package dev.wharf.user;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wharf.property.InvalidPropertyException;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Finds misspelt properties of users: a restriction under a wrong name would silently not
 * hold. Binding could refuse unknown names too, but takes lists that another source
 * overrides for unknown, and shows values, one of which may be a password.
 */
final class UserPropertyNames {

	private static final ConfigurationPropertyName USERS = ConfigurationPropertyName.of("wharf.users");

	private static final Set<String> KNOWN = Arrays.stream(UserProperties.Entry.class.getRecordComponents())
		.map(RecordComponent::getName)
		.map((name) -> name.toLowerCase(Locale.ROOT))
		.collect(Collectors.toUnmodifiableSet());

	/**
	 * Leaves out environment variables, in which dashes may be written as underscores.
	 */
	private static final UnboundElementsSourceFilter FILTER = new UnboundElementsSourceFilter();

	private UserPropertyNames() {
	}

	/**
	 * Looks through all names below {@code wharf.users}.
	 * @throws InvalidPropertyException at the first that users do not have
	 */
	static void check(Environment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource names && FILTER.apply(source)) {
				names.stream().filter(USERS::isAncestorOf).forEach(UserPropertyNames::check);
			}
		}
	}

	private static void check(ConfigurationPropertyName name) {
		int elements = name.getNumberOfElements();
		if (elements < 4 || !name.isNumericIndex(2) || !KNOWN.contains(name.getElement(3, Form.UNIFORM))
				|| (elements > 4 && !name.isNumericIndex(4))) {
			throw new InvalidPropertyException(name.toString(), null, "is not a property of a user",
					"Correct the name. Users have: wharf.users[n].name, password, certificate-subject, home,"
							+ " permissions, enabled, file-names, ascii-conversion, max-sessions.");
		}
	}

}
