package dev.wharf.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * A file that a property of an SSL bundle names, or in the case of PEM the text that
 * stands in its place.
 *
 * @param property the full name of the property
 * @param value what it is set to, {@code null} when it is not
 * @param resources finds files
 */
record BundleFile(String property, @Nullable String value, ResourceLoader resources) {

	/** Whether the property says anything. */
	boolean isSet() {
		return this.value != null && !this.value.isBlank();
	}

	/**
	 * Reads all of it.
	 * @throws InvalidPropertyException when the property is not set, or the file is
	 * missing or may not be read
	 */
	byte[] octets() {
		if (this.value == null || this.value.isBlank()) {
			throw new InvalidPropertyException(this.property, null, "is missing or empty",
					"Set it to the path of a file.");
		}
		if (PemContent.isPresentInText(this.value)) {
			return this.value.getBytes(StandardCharsets.UTF_8);
		}
		Resource file = this.resources.getResource(this.value);
		try {
			return file.getContentAsByteArray();
		}
		catch (IOException ex) {
			throw file.exists()
					? new InvalidPropertyException(this.property, this.value,
							"names a file that the server may not read",
							"Let the account the server runs as (%s) read it."
								.formatted(System.getProperty("user.name")),
							ex)
					: new InvalidPropertyException(this.property, this.value, "names a file that does not exist",
							"Put the file there, or correct %s.".formatted(this.property), ex);
		}
	}

	PemContent pem() {
		return PemContent.of(new String(octets(), StandardCharsets.UTF_8));
	}

	/** What of the value may be shown: PEM text may be a private key. */
	@Nullable String shown() {
		return PemContent.isPresentInText(this.value) ? null : this.value;
	}

	/** Something that changes with the content; what keeps it from being read, if so. */
	String digest() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets()));
		}
		catch (InvalidPropertyException ex) {
			return ex.description();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
