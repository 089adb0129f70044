package dev.wharf.webhook;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code /actuator/ftpoutbox}: {@code GET} shows what waits and what is dead,
 * {@code POST} tries what is dead again, {@code POST} and {@code DELETE} with an
 * identifier try one again or forget it.
 */
@Endpoint(id = "ftpoutbox")
class FtpOutboxEndpoint {

	private static final int SHOWN = 100;

	private static final int MOST_SHOWN = 1000;

	private final Outbox outbox;

	private final Deliveries deliveries;

	FtpOutboxEndpoint(Outbox outbox, Deliveries deliveries) {
		this.outbox = outbox;
		this.deliveries = deliveries;
	}

	/**
	 * Shows so many entries, dead ones first; 100 if not said otherwise, 1000 at most.
	 */
	@ReadOperation
	Content content(@Nullable Integer limit) {
		int most = (limit != null) ? Math.clamp(limit, 1, MOST_SHOWN) : SHOWN;
		return new Content(this.outbox.pending(), this.outbox.dead(),
				this.outbox.list(most).stream().map(Entry::of).toList());
	}

	@WriteOperation
	Resent resendAll() {
		return resend(null);
	}

	@WriteOperation
	WebEndpointResponse<Resent> resendOne(@Selector String id) {
		Resent resent = resend(id);
		return new WebEndpointResponse<>(resent,
				(resent.resent() > 0) ? WebEndpointResponse.STATUS_OK : WebEndpointResponse.STATUS_NOT_FOUND);
	}

	private Resent resend(@Nullable String id) {
		Resent resent = new Resent(this.outbox.revive(id));
		this.deliveries.hurry();
		return resent;
	}

	@DeleteOperation
	WebEndpointResponse<Void> discard(@Selector String id) {
		return new WebEndpointResponse<>(
				this.outbox.discard(id) ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
	}

	/**
	 * What is in the outbox.
	 *
	 * @param pending how many announcements have yet to be delivered
	 * @param dead how many are not tried any more
	 * @param entries some of them
	 */
	record Content(long pending, long dead, List<Entry> entries) {
	}

	/**
	 * An announcement.
	 *
	 * @param id what the receiver knows it by
	 * @param path the virtual path of the file
	 * @param dead whether it is not tried any more
	 * @param created when the file was stored
	 * @param attempts how often its delivery has failed
	 * @param due when it is next tried; {@code null} if it is dead
	 * @param error why the last attempt failed
	 */
	record Entry(String id, String path, boolean dead, Instant created, int attempts, @Nullable Instant due,
			@Nullable String error) {

		static Entry of(OutboxEntry entry) {
			return new Entry(entry.id(), entry.path(), entry.dead(), entry.created(), entry.attempts(),
					entry.dead() ? null : entry.due(), entry.error());
		}

	}

	/**
	 * What a request has done.
	 *
	 * @param resent how many announcements are tried again
	 */
	record Resent(int resent) {
	}

}
