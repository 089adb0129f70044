package dev.wharf.worker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import dev.wharf.worker.Message.Answer;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Question;
import dev.wharf.worker.Message.Released;
import dev.wharf.worker.Message.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process's questions to its supervisor, who alone knows what holds for all processes
 * together. Thread-safe.
 */
final class Supervision {

	private static final Logger logger = LoggerFactory.getLogger(Supervision.class);

	/** A password may have to wait for the hashes of many others. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Link link;

	private final AtomicLong sequence = new AtomicLong();

	private final Map<Long, CompletableFuture<Verdict>> open = new ConcurrentHashMap<>();

	private volatile boolean closed;

	Supervision(Link link) {
		this.link = link;
	}

	/**
	 * Asks, and waits for the answer.
	 * @param query what to know
	 * @param type the answers that fit
	 * @return the answer, or {@code null} from a supervisor that is silent or gone
	 */
	<T extends Verdict> @Nullable T ask(Query query, Class<T> type) {
		return ask(query, type, PATIENCE);
	}

	/**
	 * Asks, and waits for the answer.
	 * @param query what to know
	 * @param type the answers that fit
	 * @param patience how long it may take
	 * @return the answer, or {@code null} from a supervisor that is silent or gone
	 */
	<T extends Verdict> @Nullable T ask(Query query, Class<T> type, Duration patience) {
		long number = this.sequence.incrementAndGet();
		CompletableFuture<Verdict> answer = new CompletableFuture<>();
		this.open.put(number, answer);
		try {
			if (this.closed) {
				return null;
			}
			this.link.send(new Question(number, query));
			Verdict verdict = await(answer, patience);
			return type.isInstance(verdict) ? type.cast(verdict) : null;
		}
		finally {
			this.open.remove(number);
		}
	}

	/** An answer that comes at the very end of the patience is taken, too. */
	private static @Nullable Verdict await(CompletableFuture<Verdict> answer, Duration patience) {
		try {
			answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException | CancellationException ex) {
			logger.debug("A supervisor does not answer", ex);
		}
		return answer.cancel(false) || answer.isCompletedExceptionally() ? null : answer.join();
	}

	/** Tells something that is no question. */
	void tell(Message message) {
		this.link.send(message);
	}

	void answered(Answer answer) {
		CompletableFuture<Verdict> asked = this.open.get(answer.number());
		boolean tooLate = asked == null || !asked.complete(answer.verdict());
		if (tooLate && answer.verdict() instanceof Verdict.Place place) {
			tell(new Released(place.place()));
		}
	}

	/** There will be no answers any more. */
	void close() {
		this.closed = true;
		this.open.values().forEach((asked) -> asked.cancel(false));
	}

}
