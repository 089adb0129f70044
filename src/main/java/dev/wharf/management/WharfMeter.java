package dev.wharf.management;

/**
 * The meters of the service: their names and what they mean, in one place.
 */
enum WharfMeter {

	/** Gauge. */
	SESSIONS("wharf.sessions", "Sessions that are open"),
	/** Counter. */
	SESSIONS_OPENED("wharf.sessions.opened", "Sessions that were opened"),
	/** Timer. */
	SESSIONS_CLOSED("wharf.sessions.duration", "How long sessions lasted"),
	/** Counter by reason. */
	REFUSALS("wharf.refusals", "Clients who were turned away before a session"),
	/** Counter by result. */
	LOGINS("wharf.logins", "Logins that were decided"),
	/** Timer by verb and code. */
	COMMANDS("wharf.commands", "From a command's turn to its final reply"),
	/** Timer by kind and result. */
	TRANSFERS("wharf.transfers", "From a transfer command's turn to its end"),
	/** Counter by kind. */
	OCTETS("wharf.transfers.octets", "Octets of files and listings that were moved"),
	/** Counter by program, protocol, resumed and accepted. */
	DATA_SECURED("wharf.tls.data.connections", "Data connections that were put under TLS"),
	/** Gauge; fractions of a day count, below 0 it is over. */
	CERTIFICATE_DAYS("wharf.tls.certificate.days", "Days until the server's certificate expires"),
	/** Gauge. */
	TRANSFERS_RUNNING("wharf.transfers.running", "Transfers that are running or wait for their data connection"),
	/** Counter by expected. */
	WORKERS_ENDED("wharf.workers.ended", "Processes that served clients and have ended"),
	/** Gauge. */
	PASSIVE_PORTS("wharf.passive.ports", "Passive ports that are listened on"),
	/** Gauge. */
	PASSIVE_RESERVED("wharf.passive.reserved", "Passive ports that wait for a data connection"),
	/** Counter. */
	PASSIVE_UNMATCHED("wharf.passive.unmatched", "Data connections that nobody expected"),
	/** Counter. */
	PASSIVE_EXHAUSTED("wharf.passive.exhausted", "Passive requests for which no port was free"),
	/** Counter. */
	WORKERS_DROPPED("wharf.workers.dropped", "Events and log lines of processes that found no room on their way");

	private final String meterName;

	private final String description;

	WharfMeter(String meterName, String description) {
		this.meterName = meterName;
		this.description = description;
	}

	String meterName() {
		return this.meterName;
	}

	String description() {
		return this.description;
	}

}
