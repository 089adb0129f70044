package dev.wharf.property;

import org.jspecify.annotations.Nullable;

/** A property whose value this service and others know, and nobody else. */
public final class SharedSecret {

	private static final int SHORTEST = 16;

	private SharedSecret() {
	}

	/**
	 * Insists on a secret that cannot be guessed.
	 * @param property its name
	 * @param value as configured
	 * @param mend what to do if there is none or it is short, in whole sentences
	 * @return the value
	 * @throws InvalidPropertyException when it is missing or shorter than 16 characters
	 */
	public static String check(String property, @Nullable String value, String mend) {
		if (value == null || value.length() < SHORTEST) {
			throw new InvalidPropertyException(property, null,
					(value == null) ? "is missing" : "is shorter than %d characters".formatted(SHORTEST), mend);
		}
		return value;
	}

}
