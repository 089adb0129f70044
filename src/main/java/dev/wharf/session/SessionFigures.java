package dev.wharf.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wharf.tls.ControlTls;
import org.jspecify.annotations.Nullable;

/**
 * A session as it looked at one moment, for those who do not serve it.
 *
 * @param id names it in logs
 * @param worker the number of the worker, or the identifier of the process, that serves
 * it; empty for the service itself
 * @param client the client's address
 * @param user who is logged in
 * @param since when the client was greeted
 * @param idle how long nothing has been going on
 * @param software what the client says it is, empty when it has not said
 * @param tls the version of TLS, empty for a control connection in the clear
 * @param directory where the client stands
 * @param lastCommand the verb of its last command
 * @param uploaded octets that it has sent in transfers
 * @param downloaded octets that it has got in transfers
 * @param transfer what is moving
 * @param transcript what has been said while somebody watched
 */
public record SessionFigures(String id, String worker, InetAddress client, @Nullable String user, Instant since,
		Duration idle, String software, String tls, String directory, String lastCommand, long uploaded,
		long downloaded, @Nullable TransferFigures transfer, List<String> transcript) {

	static SessionFigures of(Session session) {
		ControlTls tls = session.isSecure() ? session.tls() : null;
		DataChannel data = session.data();
		return new SessionFigures(session.id(), "", session.peer(), session.userName(), session.activity().openedAt(),
				session.idle(), session.software().announced(), (tls != null) ? tls.protocol() : "",
				session.directory().toString(), session.transcript().lastCommand(), data.uploaded(), data.downloaded(),
				data.figures(), session.transcript().lines());
	}

	/**
	 * The same, as the service sees it.
	 * @param worker the process that serves it
	 * @return the same figures with the name of the process
	 */
	public SessionFigures servedBy(String worker) {
		return new SessionFigures(this.id, worker, this.client, this.user, this.since, this.idle, this.software,
				this.tls, this.directory, this.lastCommand, this.uploaded, this.downloaded, this.transfer,
				this.transcript);
	}

}
