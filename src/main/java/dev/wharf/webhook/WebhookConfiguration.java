package dev.wharf.webhook;

import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;

import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.property.InvalidPropertyException;
import dev.wharf.property.SharedSecret;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What it takes to tell somebody about stored files; nothing of it is there, and no
 * database, as long as nobody wants to be told.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("wharf.webhook.url")
class WebhookConfiguration {

	private static final String OUTBOX = "wharf.webhook.outbox.url";

	@Bean
	HikariDataSource outboxDatabase(WebhookProperties properties) {
		WebhookProperties.Outbox outbox = properties.outbox();
		HikariDataSource source = new HikariDataSource();
		source.setPoolName("outbox");
		source.setJdbcUrl(outbox.url());
		source.setUsername(outbox.username());
		source.setPassword(outbox.password());
		source.setMaximumPoolSize(properties.parallel() + 2);
		source.setMinimumIdle(1);
		source.setConnectionTimeout(properties.timeout().toMillis() + 250);
		return source;
	}

	@Bean
	Outbox outbox(HikariDataSource outboxDatabase, WebhookProperties properties, Clock clock) {
		JdbcClient database = JdbcClient.create(outboxDatabase);
		Outbox outbox = new Outbox(database, clock);
		try {
			keepAtOnce(outboxDatabase, database);
			outbox.prepare();
			return outbox;
		}
		catch (SQLException | RuntimeException ex) {
			throw new InvalidPropertyException(OUTBOX, properties.outbox().place(),
					"is not a database that can be used: " + rootMessage(ex),
					"Name one that can be reached, with the right " + OUTBOX.replace("url", "username")
							+ " and password, whose user may make a table.",
					ex);
		}
	}

	/** Else H2 keeps what it has committed in memory for half a second. */
	private static void keepAtOnce(HikariDataSource source, JdbcClient database) throws SQLException {
		try (var connection = source.getConnection()) {
			if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
				database.sql("set write_delay 0").update();
			}
		}
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
	}

	@Bean
	Receiver receiver(WebhookProperties properties, Clock clock) {
		URI url = Objects.requireNonNull(properties.url());
		if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
			throw new InvalidPropertyException("wharf.webhook.url", url.toString(), "is no address of a web server",
					"Give one like https://files.example.com/stored.");
		}
		String secret = SharedSecret.check("wharf.webhook.secret", properties.secret(),
				"Set a long random text that the receiver knows, too: it tells by the signature that an"
						+ " announcement is ours.");
		return new Receiver(url, secret, properties.timeout(), clock);
	}

	@Bean
	Deliveries deliveries(Outbox outbox, Receiver receiver, WebhookProperties properties,
			ApplicationEventPublisher events) {
		return new Deliveries(outbox, receiver, properties, events);
	}

	@Bean
	DurableAnnouncer durableAnnouncer(Outbox outbox, Deliveries deliveries) {
		return new DurableAnnouncer(outbox, deliveries);
	}

	@Bean
	FtpOutboxEndpoint ftpOutboxEndpoint(Outbox outbox, Deliveries deliveries) {
		return new FtpOutboxEndpoint(outbox, deliveries);
	}

}
