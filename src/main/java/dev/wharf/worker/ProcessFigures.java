package dev.wharf.worker;

import dev.wharf.connection.ConditionalOnSupervision;
import dev.wharf.connection.ControlListenerFactory;
import dev.wharf.session.SessionRegistry;
import dev.wharf.transfer.PassivePorts;
import dev.wharf.transfer.TransferEngine;

import org.springframework.stereotype.Component;

/**
 * The figures of a process that serves clients itself.
 */
@Component
@ConditionalOnSupervision(false)
final class ProcessFigures implements ServiceFigures {

	private final SessionRegistry sessions;

	private final TransferEngine transfers;

	private final PassivePorts passivePorts;

	private final ControlListenerFactory listeners;

	ProcessFigures(SessionRegistry sessions, TransferEngine transfers, PassivePorts passivePorts,
			ControlListenerFactory listeners) {
		this.sessions = sessions;
		this.transfers = transfers;
		this.passivePorts = passivePorts;
		this.listeners = listeners;
	}

	@Override
	public Figures total() {
		return new Figures(this.sessions.size(), this.transfers.running(), this.passivePorts.listening(),
				this.passivePorts.reserved(), this.passivePorts.unmatched(), this.passivePorts.exhausted(),
				this.listeners.load(), this.sessions.commandsWaiting(), 0);
	}

	@Override
	public String passiveRange() {
		return this.passivePorts.range();
	}

}
