package dev.wharf.management;

import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Meter.Type;

/**
 * The meters of the service: their names, what they mean and how they are told apart, in
 * one place. {@code docs/metrics.md} is made of it.
 */
enum WharfMeter {

	/** Gauge. */
	SESSIONS("wharf.sessions", Type.GAUGE, "Sessions that are open"),
	/** Counter. */
	SESSIONS_OPENED("wharf.sessions.opened", Type.COUNTER, "Sessions that were opened"),
	/** Timer. */
	SESSIONS_GREETED("wharf.sessions.greeting", Type.TIMER, "From an accepted connection to its greeting (220)"),
	/** Timer. */
	SESSIONS_CLOSED("wharf.sessions.duration", Type.TIMER, "How long sessions lasted"),
	/** Counter by reason. */
	REFUSALS("wharf.refusals", Type.COUNTER, "Clients who were turned away before a session",
			"reason: sessions, sessions-per-address, pool, processes, shutdown, draining, proxy-header"),
	/** Timer by result. */
	LOGINS("wharf.logins", Type.TIMER, "From the command that asks for a login to the decision",
			"result: accepted, rejected, limited"),
	/** Timer by verb and class of reply. */
	COMMANDS("wharf.commands", Type.TIMER, "From a command's turn to its final reply",
			"verb: those of the command table, unknown", "reply: 1xx to 5xx"),
	/** Timer by kind and result. */
	TRANSFERS("wharf.transfers", Type.TIMER, "From a transfer command's turn to its end",
			"kind: download, upload, listing",
			"result: completed, aborted, not-connected, not-secured, broken, rejected, failed"),
	/** Timer by kind. */
	TRANSFERS_CONNECTING("wharf.transfers.connecting", Type.TIMER,
			"From a transfer command's turn to its data connection", "kind: download, upload, listing"),
	/** Timer by kind. */
	TRANSFERS_FIRST_OCTET("wharf.transfers.first.octet", Type.TIMER, "From a data connection to the first octet on it",
			"kind: download, upload, listing"),
	/** Counter by kind. */
	OCTETS("wharf.transfers.octets", Type.COUNTER, "Octets of files and listings that were moved",
			"kind: download, upload, listing"),
	/** Counter by change. */
	TREE_CHANGES("wharf.tree.changes", Type.COUNTER, "What clients did to files and folders but for transfers",
			"change: renamed, deleted, directory-made, directory-removed"),
	/** Gauge. */
	TRANSFERS_RUNNING("wharf.transfers.running", Type.GAUGE,
			"Transfers that are running or wait for their data connection"),
	/** Timer by protocol and resumed. */
	HANDSHAKES("wharf.tls.control.handshakes", Type.TIMER,
			"From the moment at which a client may begin TLS on its control connection to the end of the handshake",
			"protocol: TLSv1.2, TLSv1.3, none; none where client and server could not agree", "resumed: true, false"),
	/** Counter by program, protocol, resumed and accepted. */
	DATA_SECURED("wharf.tls.data.connections", Type.COUNTER, "Data connections that were put under TLS",
			"program: curl, lftp, wget, filezilla, winscp, ncftp, basic-ftp, rclone, php-or-perl, "
					+ "cyberduck-or-fluentftp, other, unknown; what the client says it is (CLNT, CSID), or what the"
					+ " order of its first commands shows",
			"protocol: TLSv1.2, TLSv1.3", "resumed: true, false", "accepted: true, false"),
	/** Gauge; below 0 it is over. */
	CERTIFICATE_SECONDS("wharf.tls.certificate.seconds", Type.GAUGE, "Seconds until the server's certificate expires"),
	/** Gauge. */
	PASSIVE_PORTS("wharf.passive.ports", Type.GAUGE, "Passive ports that are listened on"),
	/** Gauge. */
	PASSIVE_RESERVED("wharf.passive.reserved", Type.GAUGE, "Passive ports that wait for a data connection"),
	/** Counter. */
	PASSIVE_UNMATCHED("wharf.passive.unmatched", Type.COUNTER, "Data connections that nobody expected"),
	/** Counter. */
	PASSIVE_EXHAUSTED("wharf.passive.exhausted", Type.COUNTER, "Passive requests for which no port was free"),
	/** Gauge. */
	COMMANDS_WAITING("wharf.commands.waiting", Type.GAUGE,
			"Commands that wait until a transfer of their session is over"),
	/** Timer without a histogram. */
	REACTOR_ROUNDS("wharf.reactor.rounds", Type.TIMER,
			"What selecting threads do between two looks at connections; the rate of its sum is how busy they are"),
	/** Gauge. */
	REACTOR_LAG("wharf.reactor.lag.seconds", Type.GAUGE,
			"Seconds of the longest round within the last minute: for so long a client has waited for its turn"),
	/** Gauge. */
	POOL_THREADS("wharf.pool.threads", Type.GAUGE, "Threads that the pool may have (mode thread-pool)"),
	/** Gauge. */
	POOL_ACTIVE("wharf.pool.active", Type.GAUGE, "Threads of the pool that serve a client (mode thread-pool)"),
	/** Gauge. */
	POOL_WAITING("wharf.pool.waiting", Type.GAUGE, "Clients that wait for a thread of the pool (mode thread-pool)"),
	/** Counter by user. */
	USER_LOGINS("wharf.user.logins", Type.COUNTER, "Logins that were accepted, with wharf.metrics.users",
			"user: the first names that logged in, others"),
	/** Counter by user, kind and result. */
	USER_TRANSFERS("wharf.user.transfers", Type.COUNTER, "Transfers that ended, with wharf.metrics.users",
			"user: the first names that logged in, others", "kind: download, upload, listing",
			"result: as of wharf.transfers"),
	/** Counter by user and kind. */
	USER_OCTETS("wharf.user.octets", Type.COUNTER, "Octets that were moved, with wharf.metrics.users",
			"user: the first names that logged in, others", "kind: download, upload, listing"),
	/** Timer by outcome. */
	VALIDATIONS("wharf.uploads.validations", Type.TIMER, "Time that validators took to decide about an upload",
			"outcome: accepted, rejected, undecided"),
	/** Counter by outcome. */
	ANNOUNCEMENTS("wharf.webhook.announcements", Type.COUNTER,
			"Attempts to tell the receiver of webhooks about a stored file", "outcome: delivered, retried, dead"),
	/** Gauge by state. */
	OUTBOX("wharf.webhook.outbox", Type.GAUGE, "Announcements of stored files that have not been delivered",
			"state: pending, dead; dead ones are not tried any more"),
	/** Counter by outcome. */
	RELAYS("wharf.relays", Type.COUNTER, "Data connections that came to one service of a group and belong to another",
			"outcome: handed-on, taken-over, full, unreachable, rejected"),
	/** Counter by outcome. */
	SELF_TESTS("wharf.self.tests", Type.COUNTER, "Self-tests", "outcome: passed, busy, failed"),
	/** Timer by phase. */
	SELF_TEST_PHASES("wharf.self.test.phases", Type.TIMER, "Time that the steps of self-tests took",
			"phase: connect, with the TLS handshake, login, upload, download"),
	/** Counter by expected. */
	WORKERS_ENDED("wharf.workers.ended", Type.COUNTER, "Processes that served clients and have ended",
			"expected: true, false"),
	/** Counter. */
	WORKERS_DROPPED("wharf.workers.dropped", Type.COUNTER,
			"Events and log lines of processes that found no room on their way");

	private final String meterName;

	private final Type type;

	private final String description;

	/** Made by {@link List#of}. */
	@SuppressWarnings("ImmutableEnumChecker")
	private final List<String> tags;

	/**
	 * Describes a meter.
	 * @param tags each with its values, behind a colon
	 */
	WharfMeter(String meterName, Meter.Type type, String description, String... tags) {
		this.meterName = meterName;
		this.type = type;
		this.description = description;
		this.tags = List.of(tags);
	}

	String meterName() {
		return this.meterName;
	}

	Type type() {
		return this.type;
	}

	String description() {
		return this.description;
	}

	/** Those that tell its values apart, each with what it may be. */
	List<String> tags() {
		return this.tags;
	}

}
