package dev.wharf.tls;

import org.jspecify.annotations.Nullable;

/**
 * A property about TLS, or the file it names, that cannot be used. Kept in parts, so that
 * {@link InvalidTlsPropertyFailureAnalyzer} can lay them out.
 */
final class InvalidTlsPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String description;

	private final String mend;

	/**
	 * Says what is wrong and how to put it right.
	 * @param property the full name
	 * @param value the value to show; {@code null} when there is none or it is a secret
	 * @param problem the rest of a sentence that begins with the property and its value
	 * @param mend what to do, in whole sentences
	 */
	InvalidTlsPropertyException(String property, @Nullable String value, String problem, String mend) {
		this(property, value, problem, mend, null);
	}

	InvalidTlsPropertyException(String property, @Nullable String value, String problem, String mend,
			@Nullable Throwable cause) {
		this(describe(property, value, problem), mend, cause);
	}

	private InvalidTlsPropertyException(String description, String mend, @Nullable Throwable cause) {
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
		String subject = (value != null) ? "The value \"" + value + "\" of " + property : property;
		return subject + " " + problem + ".";
	}

}
