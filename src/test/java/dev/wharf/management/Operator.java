package dev.wharf.management;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.springframework.context.ApplicationContext;

/**
 * Somebody at the management port of a service that runs in this Java.
 *
 * @param service its application context
 * @param login name and password with a colon between them; empty for nobody
 */
public record Operator(ApplicationContext service, String login) {

	/** The setting by which a service knows {@link #of the operator}. */
	public static final String PASSWORD = "--spring.security.user.password=open sesame";

	/** The operator of a service that was started with {@link #PASSWORD}. */
	public static Operator of(ApplicationContext service) {
		return new Operator(service, "admin:open sesame");
	}

	/** What is shown there. */
	public String get(String path) {
		return send(request(path).GET()).body();
	}

	/** How an attempt to change something ends. */
	public int post(String path) {
		return send(request(path).POST(BodyPublishers.noBody())).statusCode();
	}

	/** A request to be completed. */
	HttpRequest.Builder request(String path) {
		int port = this.service.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/actuator/" + path));
		if (!this.login.isEmpty()) {
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(this.login.getBytes(StandardCharsets.UTF_8)));
		}
		return request;
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
