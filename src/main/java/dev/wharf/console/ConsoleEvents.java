package dev.wharf.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;

/**
 * Tells a page how things are, again and again, as server-sent events: {@code now} at
 * each interval, {@code history} when there is a new point of it. Thread-safe.
 */
final class ConsoleEvents implements HttpRequestHandler, SmartLifecycle {

	private static final int MOST_PAGES = 20;

	private final Snapshots snapshots;

	private final History history;

	private final ConsoleProperties properties;

	private final JsonMapper json;

	private final Semaphore free = new Semaphore(MOST_PAGES);

	private final CountDownLatch end = new CountDownLatch(1);

	ConsoleEvents(Snapshots snapshots, History history, ConsoleProperties properties, JsonMapper json) {
		this.snapshots = snapshots;
		this.history = history;
		this.properties = properties;
		this.json = json;
	}

	/** Returns when the page is closed, or the service ends. */
	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!this.free.tryAcquire()) {
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many pages are open");
			return;
		}
		try {
			response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
			response.setCharacterEncoding(StandardCharsets.UTF_8);
			response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
			tell(response.getWriter());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.free.release();
		}
	}

	private void tell(PrintWriter page) throws InterruptedException {
		History.@Nullable Point known = null;
		do {
			send(page, "now", this.snapshots.take());
			List<History.Point> points = this.history.points();
			History.@Nullable Point latest = points.isEmpty() ? null : points.getLast();
			if (!Objects.equals(latest, known)) {
				send(page, "history", points);
				known = latest;
			}
		}
		while (!page.checkError() && !this.end.await(this.properties.interval().toMillis(), TimeUnit.MILLISECONDS));
	}

	private void send(PrintWriter page, String event, Object content) {
		page.print("event: " + event + "\ndata: " + this.json.writeValueAsString(content) + "\n\n");
	}

	@Override
	public void start() {
		// Pages come by themselves.
	}

	/** Else the web server would wait for pages that stay open. */
	@Override
	public void stop() {
		this.end.countDown();
	}

	@Override
	public boolean isRunning() {
		return this.end.getCount() > 0;
	}

}
