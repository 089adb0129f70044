package dev.wharf.management;

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
 * replaces all of them one by one, {@code POST …/restart/2} the second.
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
	WebEndpointResponse<WorkerControl.Status> all(@Selector String action) {
		if (!RESTART.equals(action)) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		this.control.restart();
		return new WebEndpointResponse<>(this.control.status(), 202);
	}

	@WriteOperation
	WebEndpointResponse<WorkerControl.Status> one(@Selector String action, @Selector int worker) {
		if (!RESTART.equals(action) || !this.control.restart(worker)) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return new WebEndpointResponse<>(this.control.status(), 202);
	}

}
