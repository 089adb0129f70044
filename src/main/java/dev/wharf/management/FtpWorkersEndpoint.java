package dev.wharf.management;

import java.util.Map;

import dev.wharf.connection.ConditionalOnSupervision;
import dev.wharf.worker.WorkerControl;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/ftpworkers}: the processes that serve clients. {@code POST …/restart}
 * replaces all of them one by one, {@code POST …/restart/2} the one that is called worker
 * 2.
 */
@Component
@Endpoint(id = "ftpworkers")
@ConditionalOnSupervision
class FtpWorkersEndpoint {

	private static final String RESTART = "restart";

	private final WorkerControl control;

	FtpWorkersEndpoint(WorkerControl control) {
		this.control = control;
	}

	@ReadOperation
	WorkerControl.Status workers() {
		return this.control.status();
	}

	@WriteOperation
	WebEndpointResponse<Object> all(@Selector String action) {
		if (!RESTART.equals(action)) {
			return unknownAction(action);
		}
		this.control.restart();
		return new WebEndpointResponse<>(this.control.status(), 202);
	}

	@WriteOperation
	WebEndpointResponse<Object> one(@Selector String action, @Selector int worker) {
		if (!RESTART.equals(action)) {
			return unknownAction(action);
		}
		return this.control.restart(worker) ? new WebEndpointResponse<>(this.control.status(), 202)
				: notFound("There is no worker " + worker);
	}

	private static WebEndpointResponse<Object> unknownAction(String action) {
		return notFound("There is nothing called \"%s\" to do, but \"%s\"".formatted(action, RESTART));
	}

	private static WebEndpointResponse<Object> notFound(String problem) {
		return new WebEndpointResponse<>(Map.of("error", problem), WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
