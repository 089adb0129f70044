package dev.wharf.management;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wharf.session.SessionControl;
import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOrder;
import dev.wharf.session.SessionOverview;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/ftpsessions}: who is connected. {@code GET …/{id}} shows one,
 * {@code POST …/{id}} with {@code {"watch": true}} keeps what it says from then on, and
 * {@code DELETE …/{id}} ends it with a 421.
 */
@Component
@Endpoint(id = "ftpsessions")
class FtpSessionsEndpoint {

	private final SessionOverview overview;

	private final SessionControl control;

	FtpSessionsEndpoint(SessionOverview overview, SessionControl control) {
		this.overview = overview;
		this.control = control;
	}

	/**
	 * All sessions, or those that fit.
	 * @param user who is logged in
	 * @param client the client's address
	 * @param worker the number of the worker, or the process identifier
	 * @param transferring whether something is moving
	 */
	@ReadOperation
	List<SessionView> sessions(@Nullable String user, @Nullable String client, @Nullable String worker,
			@Nullable Boolean transferring) {
		return all().filter((session) -> user == null || user.equals(session.user()))
			.filter((session) -> client == null || client.equals(session.client().getHostAddress()))
			.filter((session) -> worker == null || worker.equals(session.worker()))
			.filter((session) -> transferring == null || transferring == (session.transfer() != null))
			.map(SessionView::of)
			.toList();
	}

	@ReadOperation
	@Nullable SessionView session(@Selector String id) {
		Optional<SessionView> found = all().filter((session) -> session.id().equals(id))
			.findFirst()
			.map(SessionView::withTranscript);
		return found.orElse(null);
	}

	@WriteOperation
	WebEndpointResponse<Void> watch(@Selector String id, boolean watch) {
		return answer(new SessionOrder.Watch(id, watch));
	}

	@DeleteOperation
	WebEndpointResponse<Void> end(@Selector String id) {
		return answer(new SessionOrder.End(id, "The session was ended by the operator."));
	}

	private Stream<SessionFigures> all() {
		return this.overview.sessions().stream();
	}

	private WebEndpointResponse<Void> answer(SessionOrder order) {
		return new WebEndpointResponse<>(this.control.obey(order) ? WebEndpointResponse.STATUS_NO_CONTENT
				: WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
