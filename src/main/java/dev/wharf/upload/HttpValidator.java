package dev.wharf.upload;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.wharf.upload.UploadVerdict.Accepted;
import dev.wharf.upload.UploadVerdict.Rejected;

/**
 * Posts uploads to a web server, which answers 2xx for what may be stored. Thread-safe.
 */
final class HttpValidator implements UploadValidator {

	private static final int LONGEST_REASON = 1000;

	private final URI url;

	private final Duration timeout;

	private final HttpClient client;

	HttpValidator(URI url, Duration timeout) {
		this.url = url;
		this.timeout = timeout;
		this.client = HttpClient.newBuilder()
			.version(Version.HTTP_1_1)
			.connectTimeout(timeout)
			.followRedirects(Redirect.NEVER)
			.build();
	}

	@Override
	public UploadVerdict validate(ArrivedUpload upload) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.url)
			.timeout(this.timeout)
			.header("Content-Type", "application/octet-stream")
			.header("Wharf-Path", encoded(upload.path()))
			.header("Wharf-User", encoded(upload.user()))
			.header("Wharf-Client", upload.peer().getHostAddress())
			.header("Wharf-Session", upload.session())
			.POST(BodyPublishers.ofFile(upload.content()))
			.build();
		HttpResponse<InputStream> response;
		try {
			response = this.client.send(request, BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new IOException("%s: %s".formatted(this.url, ex), ex);
		}
		try (InputStream body = response.body()) {
			return verdict(response.statusCode(), body);
		}
	}

	private UploadVerdict verdict(int status, InputStream body) throws IOException {
		return switch (status) {
			case 200, 201, 202, 204 -> new Accepted();
			case 403, 422 -> new Rejected(550, reason(body));
			case 413 -> new Rejected(552, reason(body));
			case 409 -> new Rejected(553, reason(body));
			default -> throw new IOException("%s answered %d".formatted(this.url, status));
		};
	}

	private static String reason(InputStream body) throws IOException {
		String text = new String(body.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8);
		return text.lines().findFirst().orElse("");
	}

	/** Headers bear no more than ASCII; the path separators stay. */
	private static String encoded(String text) {
		try {
			return new URI(null, null, text, null).toASCIIString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
