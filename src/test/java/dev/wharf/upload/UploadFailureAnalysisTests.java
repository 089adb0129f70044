package dev.wharf.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import dev.wharf.property.InvalidPropertyException;
import dev.wharf.property.InvalidStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** What uploads cannot be validated with is said at the start, with the mend. */
class UploadFailureAnalysisTests {

	private final ApplicationContextRunner service = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class, UploadConfiguration.class)
		.withBean(Clock.class, Clock::systemUTC);

	@Test
	void nobodyIsAskedUnlessThatIsWanted() {
		this.service.run((context) -> assertThat(context.getBean(UploadValidation.class).isWanted()).isFalse());
	}

	@ParameterizedTest
	@ValueSource(strings = { "clamd:socket", "ftp://localhost/check", "/run/clamav/clamd.ctl", "http:///check" })
	void namesAnAddressThatIsNone(String address) {
		InvalidPropertyException problem = InvalidStart.problem(this.service.withPropertyValues(
				"wharf.uploads.validators[0]=clamd:///run/clamav/clamd.ctl", "wharf.uploads.validators[1]=" + address));
		assertThat(problem.description()).contains("wharf.uploads.validators[1]", address);
		assertThat(problem.mend()).contains("clamd:///run/clamav/clamd.ctl", "https://");
	}

	@Test
	void showsNoPasswordOfAnAddress() {
		InvalidPropertyException problem = InvalidStart.problem(
				this.service.withPropertyValues("wharf.uploads.validators[0]=https://wharf:hidden@localhost/check"));
		assertThat(problem.description()).contains("wharf.uploads.validators[0]").doesNotContain("hidden");
	}

	@Test
	void namesAQuarantineThatCannotBeMade(@TempDir Path folder) throws IOException {
		Path file = Files.createFile(folder.resolve("file"));
		InvalidPropertyException problem = InvalidStart
			.problem(this.service.withPropertyValues("wharf.uploads.quarantine=" + file));
		assertThat(problem.description()).contains("wharf.uploads.quarantine", file.toString());
	}

	/** As the application finds them. */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(UploadProperties.class)
	static class Properties {

	}

}
