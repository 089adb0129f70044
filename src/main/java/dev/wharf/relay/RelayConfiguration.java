package dev.wharf.relay;

import java.time.Clock;
import java.util.Objects;

import dev.wharf.connection.ServerProperties;
import dev.wharf.event.WharfEvent.ConnectionRelayed;
import dev.wharf.network.SignedOrigin;
import dev.wharf.property.InvalidPropertyException;
import dev.wharf.property.SharedSecret;
import dev.wharf.transfer.PassivePorts;
import dev.wharf.transfer.TransferProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What it takes to be one of a group, where that is wanted. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("wharf.relay.peers")
class RelayConfiguration {

	private static final String PEERS = "wharf.relay.peers";

	@Bean
	SignedOrigin signedOrigin(RelayProperties properties, Clock clock) {
		return new SignedOrigin(SharedSecret.check("wharf.relay.secret", properties.secret(),
				"Set a long random text, the same in all services of the group."), clock);
	}

	@Bean
	Handover handover(RelayProperties properties, SignedOrigin signature) {
		return new Handover(properties, signature);
	}

	/** Said to processes, where others serve clients. */
	@Bean
	ProcessRelay processRelay(RelayProperties properties) {
		return new ProcessRelay(Objects.requireNonNull(properties.secret()), properties.timeout());
	}

	@Bean
	Relays relays(RelayProperties properties, Handover handover, TransferProperties transfers,
			ApplicationEventPublisher events) {
		String peers = Objects.requireNonNull(properties.peers());
		if (!peers.contains(RelayProperties.REPLICA)) {
			throw new InvalidPropertyException(PEERS, peers, "does not tell the services of the group apart",
					"Write {replica} where the number of the service is, as in wharf-{replica}.wharf-replicas.");
		}
		if (transfers.passive().portsPerReplica() == null) {
			throw new InvalidPropertyException(PEERS, peers,
					"is of no use while wharf.transfer.passive.ports-per-replica is not set",
					"Say how many of the passive ports each service of the group has.");
		}
		return new Relays(properties, handover, transfers.passive(), events);
	}

	@Bean
	RelayPort relayPort(RelayProperties properties, SignedOrigin signature, PassivePorts ports,
			ObjectProvider<OwnPorts> ofProcesses, ServerProperties server, ApplicationEventPublisher events) {
		return new RelayPort(server.listen(properties.port()), properties.timeout(), signature,
				ofProcesses.getIfAvailable(() -> ports::takeOver),
				(outcome) -> events.publishEvent(new ConnectionRelayed(outcome)));
	}

}
