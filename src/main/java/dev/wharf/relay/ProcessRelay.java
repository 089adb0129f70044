package dev.wharf.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;

import dev.wharf.event.WharfEvent.ConnectionRelayed;
import dev.wharf.event.WharfEvent.ConnectionRelayed.Outcome;
import dev.wharf.network.SignedOrigin;

import org.springframework.context.ApplicationEventPublisher;

/**
 * What a process that has some of the service's passive ports needs to know to take over
 * what has come to them by way of another service.
 *
 * @param secret what all of the group know
 * @param timeout how long those who connect may take to say for whom
 */
public record ProcessRelay(String secret, Duration timeout) {

	/**
	 * Makes a place on this machine alone where the process takes connections.
	 * @param ports where they go
	 * @param clock tells whether a proof is still good
	 * @param events learns whom the process turns away; what it takes over, the service
	 * has counted
	 * @return the place, not open yet
	 */
	public RelayPort port(OwnPorts ports, Clock clock, ApplicationEventPublisher events) {
		return new RelayPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this.timeout,
				new SignedOrigin(this.secret, clock), ports, (outcome) -> {
					if (outcome != Outcome.TAKEN_OVER) {
						events.publishEvent(new ConnectionRelayed(outcome));
					}
				});
	}

	@Override
	public String toString() {
		return "ProcessRelay[timeout=" + this.timeout + "]";
	}

}
