package dev.wharf.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who is told: an HTTP server that answers 2xx when it has understood. Headers and
 * signature are those of Standard Webhooks, for which there are libraries in many
 * languages. Thread-safe.
 */
final class Receiver implements AutoCloseable {

	private static final String ALGORITHM = "HmacSHA256";

	private final URI url;

	private final SecretKeySpec key;

	private final Duration timeout;

	private final Clock clock;

	private final HttpClient client;

	Receiver(URI url, String secret, Duration timeout, Clock clock) {
		this.url = url;
		this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
		this.timeout = timeout;
		this.clock = clock;
		this.client = HttpClient.newBuilder().connectTimeout(timeout).followRedirects(Redirect.NEVER).build();
	}

	/**
	 * Posts an announcement.
	 * @throws IOException when it was not understood; the message says why
	 * @throws InterruptedException when there is no time left
	 */
	void tell(OutboxEntry entry) throws IOException, InterruptedException {
		String seconds = Long.toString(this.clock.instant().getEpochSecond());
		HttpRequest request = HttpRequest.newBuilder(this.url)
			.timeout(this.timeout)
			.header("Content-Type", "application/json")
			.header("webhook-id", entry.id())
			.header("webhook-timestamp", seconds)
			.header("webhook-signature", "v1," + sign(entry.id() + "." + seconds + "." + entry.body()))
			.POST(BodyPublishers.ofString(entry.body()))
			.build();
		int status = this.client.send(request, BodyHandlers.discarding()).statusCode();
		if (status / 100 != 2) {
			throw new IOException("the receiver answered " + status);
		}
	}

	private String sign(String content) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has " + ALGORITHM, ex);
		}
	}

	@Override
	public void close() {
		this.client.shutdownNow();
	}

}
