package dev.wharf.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;

/**
 * A web server that decides about uploads as a test wants, and keeps what it was asked.
 */
final class UploadChecker implements AutoCloseable {

	private final LocalWebServer server = new LocalWebServer(this::take);

	private final List<Question> asked = new CopyOnWriteArrayList<>();

	private volatile Function<Question, Integer> decision = (question) -> 204;

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			Question question = Question.of(exchange);
			this.asked.add(question);
			int status = this.decision.apply(question);
			if (status == 204) {
				exchange.sendResponseHeaders(status, -1);
				return;
			}
			byte[] reason = "Not on Sundays.\nRequest 4711".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, reason.length);
			exchange.getResponseBody().write(reason);
		}
	}

	String url() {
		return this.server.url("/check");
	}

	/** What it answers from now on. */
	void answer(Function<Question, Integer> status) {
		this.decision = status;
	}

	/** What it was asked about that file, in the order in which it came. */
	List<Question> asked(String path) {
		return this.asked.stream().filter((question) -> question.path().equals(path)).toList();
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * What it was asked.
	 *
	 * @param path of the file
	 * @param user whose it is
	 * @param client from where
	 * @param content all of it
	 */
	record Question(String path, String user, String client, String content) {

		static Question of(HttpExchange exchange) throws IOException {
			return new Question(exchange.getRequestHeaders().getFirst("Wharf-Path"),
					exchange.getRequestHeaders().getFirst("Wharf-User"),
					exchange.getRequestHeaders().getFirst("Wharf-Client"),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
		}

	}

}
