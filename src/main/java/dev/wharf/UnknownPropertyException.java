package dev.wharf;

import org.jspecify.annotations.Nullable;

/**
 * A property of the configuration that begins with {@code wharf.} and that Wharf does not
 * know.
 */
final class UnknownPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String source;

	private final @Nullable String similar;

	UnknownPropertyException(String property, String source, @Nullable String similar) {
		super("Unknown property " + property);
		this.property = property;
		this.source = source;
		this.similar = similar;
	}

	String property() {
		return this.property;
	}

	String source() {
		return this.source;
	}

	@Nullable String similar() {
		return this.similar;
	}

}
