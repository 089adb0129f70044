package dev.wharf.property;

import org.jspecify.annotations.Nullable;

/**
 * A property, or the file it names, that the server cannot be run with. Kept in parts, so
 * that {@link InvalidPropertyFailureAnalyzer} can lay them out.
 */
public final class InvalidPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String description;

	private final String mend;

	/**
	 * Says what is wrong and how to put it right.
	 * @param property the full name, with index
	 * @param value the value to show; {@code null} when there is none or it is a secret
	 * @param problem the rest of a sentence that begins with the property and its value
	 * @param mend what to do, in whole sentences
	 */
	public InvalidPropertyException(String property, @Nullable String value, String problem, String mend) {
		this(property, value, problem, mend, null);
	}

	/**
	 * Says what is wrong and how to put it right.
	 * @param property the full name, with index
	 * @param value the value to show; {@code null} when there is none or it is a secret
	 * @param problem the rest of a sentence that begins with the property and its value
	 * @param mend what to do, in whole sentences
	 * @param cause what told us, if something did
	 */
	public InvalidPropertyException(String property, @Nullable String value, String problem, String mend,
			@Nullable Throwable cause) {
		this(describe(property, value, problem), mend, cause);
	}

	private InvalidPropertyException(String description, String mend, @Nullable Throwable cause) {
		super(description + " " + mend, cause);
		this.description = description;
		this.mend = mend;
	}

	/**
	 * What is wrong.
	 * @return a sentence
	 */
	public String description() {
		return this.description;
	}

	/**
	 * What to do.
	 * @return whole sentences
	 */
	public String mend() {
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
