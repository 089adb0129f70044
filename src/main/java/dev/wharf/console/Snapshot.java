package dev.wharf.console;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wharf.management.FtpTransfersEndpoint;
import dev.wharf.management.SessionView;
import dev.wharf.worker.WorkerControl;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;

/**
 * What the page is told.
 *
 * @param at when
 * @param service what the service calls itself
 * @param mode its architecture
 * @param draining whether nobody is let in
 * @param sessions how many there are
 * @param transfers how many are running
 * @param uploaded octets from clients since the start
 * @param downloaded octets to clients since the start
 * @param shown the sessions, those that move something first; not all if there are very
 * many
 * @param last the transfers that have ended last
 * @param health of the service
 * @param workers the processes, where there are several
 * @param outbox announcements that wait or are dead, where there are any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Snapshot(Instant at, String service, String mode, boolean draining, int sessions, int transfers, long uploaded,
		long downloaded, List<SessionView> shown, List<FtpTransfersEndpoint.Moved> last, HealthDescriptor health,
		WorkerControl.@Nullable Status workers, @Nullable Outbox outbox) {

	/**
	 * Announcements of stored files.
	 *
	 * @param pending have yet to be delivered
	 * @param dead are not tried any more
	 */
	record Outbox(long pending, long dead) {
	}

}
