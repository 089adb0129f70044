package dev.wharf.user;

import org.jspecify.annotations.Nullable;

/**
 * A property about users that the server cannot start with. Kept in parts, so that
 * {@link InvalidUserPropertyFailureAnalyzer} can lay them out.
 */
final class InvalidUserPropertyException extends RuntimeException {

	private final String description;

	private final String mend;

	/**
	 * Says what is wrong and how to put it right.
	 * @param property the full name, with index
	 * @param value the value to show; {@code null} when there is none or it is a password
	 * @param problem the rest of a sentence that begins with the property and its value
	 * @param mend what to do, in whole sentences
	 */
	InvalidUserPropertyException(String property, @Nullable String value, String problem, String mend) {
		this(property, value, problem, mend, null);
	}

	InvalidUserPropertyException(String property, @Nullable String value, String problem, String mend,
			@Nullable Throwable cause) {
		this(describe(property, value, problem), mend, cause);
	}

	private InvalidUserPropertyException(String description, String mend, @Nullable Throwable cause) {
		super(description + " " + mend, cause);
		this.description = description;
		this.mend = mend;
	}

	String description() {
		return this.description;
	}

	String mend() {
		return this.mend;
	}

	private static String describe(String property, @Nullable String value, String problem) {
		String subject = (value != null) ? "The value \"" + printable(value) + "\" of " + property : property;
		return subject + " " + problem + ".";
	}

	private static String printable(String value) {
		StringBuilder text = new StringBuilder();
		value.codePoints().forEach((character) -> {
			if (Character.isISOControl(character)) {
				text.append(String.format("\\u%04x", character));
			}
			else {
				text.appendCodePoint(character);
			}
		});
		return text.toString();
	}

}
