package dev.wharf.webhook;

import java.time.Clock;

import dev.wharf.property.InvalidPropertyException;
import dev.wharf.property.InvalidStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** What webhooks cannot work with is said at the start, with the mend and no secret. */
class WebhookFailureAnalysisTests {

	private final ApplicationContextRunner service = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class, WebhookConfiguration.class)
		.withBean(Clock.class, Clock::systemUTC)
		.withPropertyValues("wharf.webhook.url=http://localhost/stored", "wharf.webhook.secret=sixteen letters!",
				"wharf.webhook.outbox.url=jdbc:h2:mem:failures");

	@Test
	void areNothingToWorryAboutWhereNobodyIsTold() {
		new ApplicationContextRunner().withUserConfiguration(Properties.class, WebhookConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Outbox.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://localhost/stored", "localhost", "https:///stored" })
	void namesAnAddressThatIsNone(String url) {
		InvalidPropertyException problem = problem("wharf.webhook.url=" + url);
		assertThat(problem.description()).contains("wharf.webhook.url", url);
		assertThat(problem.mend()).contains("https://");
	}

	@Test
	void asksForASecretOfSomeLength() {
		InvalidPropertyException problem = problem("wharf.webhook.secret=fifteen letters");
		assertThat(problem.description()).contains("wharf.webhook.secret", "16").doesNotContain("fifteen");
	}

	@Test
	void namesADatabaseThatIsNotThereWithoutItsPassword() {
		InvalidPropertyException problem = problem(
				"wharf.webhook.outbox.url=jdbc:postgresql://localhost:1/outbox?user=wharf&password=hidden");
		assertThat(problem.description()).contains("wharf.webhook.outbox.url", "jdbc:postgresql://localhost:1/outbox")
			.doesNotContain("hidden");
	}

	private InvalidPropertyException problem(String property) {
		return InvalidStart.problem(this.service.withPropertyValues(property, "wharf.webhook.timeout=100ms"));
	}

	/** As the application finds them. */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(WebhookProperties.class)
	static class Properties {

	}

}
