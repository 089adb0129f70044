package dev.wharf.webhook;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is told about stored files, and how hard that is tried.
 *
 * @param url where announcements are posted; nobody is told if not set
 * @param secret what announcements are signed with, 16 characters at least
 * @param timeout how long the receiver may take to answer
 * @param attempts how often an announcement is tried before it is put aside
 * @param retryDelay the time to the second attempt; it doubles with each further one, and
 * each is shortened by chance by up to a half
 * @param retryDelayMax the longest time between two attempts
 * @param parallel how many announcements are under way at a time
 * @param outbox where announcements wait
 */
@Validated
@ConfigurationProperties("wharf.webhook")
record WebhookProperties(@Nullable URI url, @Nullable String secret,
		@DefaultValue("10s") @DurationMin(millis = 10) Duration timeout, @DefaultValue("20") @Min(1) int attempts,
		@DefaultValue("1s") @DurationMin(millis = 1) Duration retryDelay,
		@DefaultValue("15m") @DurationMin(millis = 1) Duration retryDelayMax,
		@DefaultValue("8") @Min(1) @Max(256) int parallel, @DefaultValue @Valid Outbox outbox) {

	@Override
	public String toString() {
		return "WebhookProperties[url=" + this.url + ", outbox=" + this.outbox + "]";
	}

	/**
	 * A database.
	 *
	 * @param url its JDBC address; the drivers of H2 and PostgreSQL are there
	 * @param username who opens it, if it wants to know
	 * @param password the password of that user
	 */
	record Outbox(@DefaultValue("jdbc:h2:file:./outbox;DB_CLOSE_ON_EXIT=FALSE") String url, @Nullable String username,
			@Nullable String password) {

		/** The address without what drivers take behind it: a password may be there. */
		String place() {
			return this.url.replaceFirst("[?;].*", "");
		}

		@Override
		public String toString() {
			return "Outbox[url=" + place() + "]";
		}

	}

}
