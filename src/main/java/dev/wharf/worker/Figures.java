package dev.wharf.worker;

import dev.wharf.connection.ServingLoad;

/**
 * What serving clients takes at the moment: of one process, or of all together.
 *
 * @param sessions sessions that are open
 * @param transfers transfers that are running or wait for their data connection
 * @param passivePorts passive ports that are listened on
 * @param passiveReserved passive ports that wait for a data connection
 * @param passiveUnmatched data connections that nobody expected, so far
 * @param passiveExhausted passive requests for which no port was free, so far
 * @param load how much of what serves clients is in use
 * @param commandsWaiting commands that wait for a transfer of their session to end
 * @param dropped events and log lines that found no room on their way to the supervisor,
 * so far
 */
public record Figures(int sessions, int transfers, int passivePorts, int passiveReserved, long passiveUnmatched,
		long passiveExhausted, ServingLoad load, int commandsWaiting, long dropped) {

	/** Nothing at all. */
	static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, ServingLoad.NONE, 0, 0);

	/** These and others together. */
	Figures plus(Figures other) {
		return new Figures(this.sessions + other.sessions, this.transfers + other.transfers,
				this.passivePorts + other.passivePorts, this.passiveReserved + other.passiveReserved,
				this.passiveUnmatched + other.passiveUnmatched, this.passiveExhausted + other.passiveExhausted,
				this.load.plus(other.load), this.commandsWaiting + other.commandsWaiting, this.dropped + other.dropped);
	}

	/** The same with another number of sessions. */
	Figures withSessions(int number) {
		return new Figures(number, this.transfers, this.passivePorts, this.passiveReserved, this.passiveUnmatched,
				this.passiveExhausted, this.load, this.commandsWaiting, this.dropped);
	}

	/** The same with what has been dropped. */
	Figures withDropped(long number) {
		return new Figures(this.sessions, this.transfers, this.passivePorts, this.passiveReserved,
				this.passiveUnmatched, this.passiveExhausted, this.load, this.commandsWaiting, number);
	}

	/** What remains of them when the process has ended: what was counted. */
	Figures counted() {
		return new Figures(0, 0, 0, 0, this.passiveUnmatched, this.passiveExhausted, this.load.counted(), 0,
				this.dropped);
	}

}
