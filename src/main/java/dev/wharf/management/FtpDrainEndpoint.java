package dev.wharf.management;

import dev.wharf.worker.Figures;
import dev.wharf.worker.ServiceFigures;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/ftpdrain}: {@code POST} lets nobody in any more and empties the
 * service, {@code DELETE} lets clients in again, {@code GET} shows how far it is.
 */
@Component
@Endpoint(id = "ftpdrain")
class FtpDrainEndpoint {

	private final Drain drain;

	private final ServiceFigures service;

	FtpDrainEndpoint(Drain drain, ServiceFigures service) {
		this.drain = drain;
		this.service = service;
	}

	@ReadOperation
	Progress progress() {
		Figures figures = this.service.total();
		return new Progress(this.drain.isUnderWay(), figures.sessions(), figures.transfers());
	}

	@WriteOperation
	Progress begin() {
		this.drain.begin();
		return progress();
	}

	@DeleteOperation
	Progress end() {
		this.drain.end();
		return progress();
	}

	/**
	 * How far it is.
	 *
	 * @param draining whether nobody is let in
	 * @param sessions that are still open
	 * @param transfers that are still running
	 */
	record Progress(boolean draining, int sessions, int transfers) {
	}

}
