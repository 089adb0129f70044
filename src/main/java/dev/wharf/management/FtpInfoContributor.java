package dev.wharf.management;

import java.util.LinkedHashMap;
import java.util.List;
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

	private final List<ControlListener> listeners;

	private final ServerProperties server;

	private final PassivePorts passivePorts;

	FtpInfoContributor(List<ControlListener> listeners, ServerProperties server, PassivePorts passivePorts) {
		this.listeners = listeners;
		this.server = server;
		this.passivePorts = passivePorts;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> ftp = new LinkedHashMap<>();
		ftp.put("mode", this.server.mode().propertyValue());
		this.listeners.forEach(
				(listener) -> ftp.put(listener.isImplicit() ? "implicitPort" : "port", listener.bound().getPort()));
		ftp.put("passivePorts", this.passivePorts.range());
		builder.withDetail("ftp", ftp);
	}

}
