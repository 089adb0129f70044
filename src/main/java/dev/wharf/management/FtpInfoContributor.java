package dev.wharf.management;

import java.util.Map;

import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ServerProperties;
import dev.wharf.transfer.PassivePorts;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/**
 * Tells which architecture runs, and where; the version stands beside it under
 * {@code build}.
 */
@Component
class FtpInfoContributor implements InfoContributor {

	private final ControlListener listener;

	private final ServerProperties server;

	private final PassivePorts passivePorts;

	FtpInfoContributor(ControlListener listener, ServerProperties server, PassivePorts passivePorts) {
		this.listener = listener;
		this.server = server;
		this.passivePorts = passivePorts;
	}

	@Override
	public void contribute(Info.Builder builder) {
		builder.withDetail("ftp", Map.of("mode", this.server.mode().propertyValue(), "port",
				this.listener.bound().getPort(), "passivePorts", this.passivePorts.range()));
	}

}
