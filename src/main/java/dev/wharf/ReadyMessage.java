package dev.wharf;

import java.net.InetSocketAddress;

import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ServerProperties;
import dev.wharf.transfer.PassivePorts;
import dev.wharf.user.GeneratedAccount;
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

	private final ControlListener listener;

	private final ServerProperties properties;

	private final PassivePorts passivePorts;

	private final ObjectProvider<GeneratedAccount> generated;

	ReadyMessage(ControlListener listener, ServerProperties properties, PassivePorts passivePorts,
			ObjectProvider<GeneratedAccount> generated) {
		this.listener = listener;
		this.properties = properties;
		this.passivePorts = passivePorts;
		this.generated = generated;
	}

	@EventListener(ApplicationReadyEvent.class)
	void tell() {
		InetSocketAddress address = this.listener.bound();
		String where = address.getAddress().isAnyLocalAddress() ? "all addresses"
				: address.getAddress().getHostAddress();
		logger.info("Wharf is ready: mode {}, FTP on {} port {}, passive ports {}",
				this.properties.mode().propertyValue(), where, address.getPort(), this.passivePorts.range());
		this.generated.ifAvailable((account) -> logger.warn("""


				Using generated password for user '{}': {}

				It is made anew at each start, for a first look. Paste this line:

				    curl -u {}:{} ftp://localhost:{}/

				Set wharf.users to have users of your own.
				""", account.name(), account.password(), account.name(), account.password(), address.getPort()));
	}

}
