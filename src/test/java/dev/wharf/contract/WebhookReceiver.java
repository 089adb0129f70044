package dev.wharf.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever wants to know of stored files: a web server that keeps what it is told. */
final class WebhookReceiver implements AutoCloseable {

	static final String SECRET = "an open secret of 32 characters.";

	private final LocalWebServer server = new LocalWebServer(this::take);

	private final List<Announcement> understood = new CopyOnWriteArrayList<>();

	private final List<Announcement> refused = new CopyOnWriteArrayList<>();

	private volatile Predicate<Announcement> refuses = (announcement) -> false;

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			Announcement announcement = Announcement.of(exchange.getRequestHeaders(),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			boolean refusal = this.refuses.test(announcement);
			(refusal ? this.refused : this.understood).add(announcement);
			exchange.sendResponseHeaders(refusal ? 503 : 204, -1);
		}
	}

	/** What a service has to know. */
	List<String> properties() {
		return List.of("wharf.webhook.url=" + this.server.url("/stored"), "wharf.webhook.secret=" + SECRET);
	}

	/** What it does not understand from now on. */
	void refuse(Predicate<Announcement> which) {
		this.refuses = which;
	}

	/** All that it has understood, in the order in which it came. */
	List<Announcement> understood() {
		return this.understood;
	}

	/** What it has understood of that file. */
	List<Announcement> understood(String path) {
		return of(path, this.understood);
	}

	/** What it has not understood of that file. */
	List<Announcement> refused(String path) {
		return of(path, this.refused);
	}

	private static List<Announcement> of(String path, List<Announcement> all) {
		return all.stream().filter((announcement) -> announcement.path().equals(path)).toList();
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * What was said.
	 *
	 * @param id the same for each attempt
	 * @param signed whether the signature is that of somebody who knows the secret
	 * @param content what was told
	 */
	record Announcement(String id, boolean signed, JsonNode content) {

		static Announcement of(Headers headers, String body) {
			String id = headers.getFirst("webhook-id");
			String content = id + "." + headers.getFirst("webhook-timestamp") + "." + body;
			return new Announcement(id, sign(content).equals(headers.getFirst("webhook-signature")),
					JsonMapper.shared().readTree(body));
		}

		private static String sign(String content) {
			try {
				Mac mac = Mac.getInstance("HmacSHA256");
				mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
				return "v1,"
						+ Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
			}
			catch (GeneralSecurityException ex) {
				throw new AssertionError(ex);
			}
		}

		JsonNode file() {
			return this.content.path("data");
		}

		String path() {
			return file().path("path").asString();
		}

	}

}
