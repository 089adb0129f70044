package dev.wharf;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ServerProperties;
import dev.wharf.user.GeneratedAccount;
import dev.wharf.worker.ServiceFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says at the end of the start where clients find the service, and after a start without
 * any configuration what to type for a first look.
 */
@Component
class ReadyMessage {

	private static final Logger logger = LoggerFactory.getLogger(ReadyMessage.class);

	private final List<ControlListener> listeners;

	private final ServerProperties properties;

	private final ServiceFigures service;

	private final ObjectProvider<GeneratedAccount> generated;

	ReadyMessage(List<ControlListener> listeners, ServerProperties properties, ServiceFigures service,
			ObjectProvider<GeneratedAccount> generated) {
		this.listeners = listeners;
		this.properties = properties;
		this.service = service;
		this.generated = generated;
	}

	@EventListener(ApplicationReadyEvent.class)
	void tell() {
		String ports = this.listeners.stream().map(ReadyMessage::describe).collect(Collectors.joining(", "));
		logger.info("Wharf is ready: mode {}, {}, passive ports {}", this.properties.mode().propertyValue(), ports,
				this.service.passiveRange());
		int port = this.listeners.getFirst().bound().getPort();
		this.generated.ifAvailable((account) -> logger.warn("""


				Using generated password for user '{}': {}

				It is made anew at each start, for a first look. Paste this line:

				    curl -u {}:{} ftp://localhost:{}/

				Set wharf.users to have users of your own.
				""", account.name(), account.password(), account.name(), account.password(), port));
	}

	private static String describe(ControlListener listener) {
		InetSocketAddress address = listener.bound();
		String where = address.getAddress().isAnyLocalAddress() ? "all addresses"
				: address.getAddress().getHostAddress();
		return "%s on %s port %d".formatted(listener.isImplicit() ? "implicit FTPS" : "FTP", where, address.getPort());
	}

}
