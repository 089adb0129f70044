package dev.wharf.storage;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.storage.StorageProperties.PartialUploads;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How {@code wharf.storage} is read.
 */
class StorageConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(StorageConfiguration.class, Properties.class);

	@Test
	void withoutPropertiesUploadsAreAtomicKeptAndDigested() {
		this.application.run((context) -> {
			assertThat(context).hasSingleBean(VirtualFileSystems.class);
			assertThat(context.getBean(StorageProperties.class)).isEqualTo(
					new StorageProperties(true, true, PartialUploads.KEEP, Duration.ofDays(7), "SHA-256", 10000));
		});
	}

	@Test
	void aDigestIsNamedAsInHash() {
		this.application.withPropertyValues("wharf.storage.upload-digest=md5")
			.run((context) -> assertThat(context.getBean(StorageProperties.class).digestOfUploads())
				.contains(DigestAlgorithm.MD5));
		this.application.withPropertyValues("wharf.storage.upload-digest=none")
			.run((context) -> assertThat(context.getBean(StorageProperties.class).digestOfUploads()).isEmpty());
	}

	@Test
	void anUnknownDigestStopsTheStartWithTheChoices() {
		this.application.withPropertyValues("wharf.storage.upload-digest=SHA-3")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseMessage("wharf.storage.upload-digest is 'SHA-3'; "
						+ "it can be SHA-256, SHA-512, SHA-1, MD5, CRC32 or none"));
	}

	@Test
	void anotherPlaceForFilesReplacesOurs() {
		VirtualFileSystems other = (user, session) -> {
			throw new UnsupportedOperationException();
		};
		this.application.withBean(VirtualFileSystems.class, () -> other)
			.run((context) -> assertThat(context.getBean(VirtualFileSystems.class)).isSameAs(other));
	}

	/** The application scans for them. */
	@EnableConfigurationProperties(StorageProperties.class)
	static class Properties {

	}

}
