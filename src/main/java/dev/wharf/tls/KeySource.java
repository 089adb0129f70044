package dev.wharf.tls;

import dev.wharf.property.InvalidPropertyException;

import org.springframework.boot.ssl.SslBundle;

/**
 * Where the server's keys come from.
 */
interface KeySource {

	/** What an operator calls it. */
	String name();

	/** By which properties its parts are configured. */
	BundleNames names();

	/**
	 * Reads it anew.
	 * @return a bundle with stores that can be opened
	 * @throws InvalidPropertyException when something is missing or cannot be read
	 */
	SslBundle read();

	/** Something that is equal as long as {@link #read} would give the same. */
	Object contents();

	/** Whether Spring Boot reads the same files, and fails the start when it cannot. */
	default boolean isOnDisk() {
		return false;
	}

	/** Whether changes on disk are to be taken over. */
	default boolean reloads() {
		return false;
	}

}
