package dev.wharf.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ServerProperties;
import dev.wharf.worker.ServiceFigures;

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

	private final ServiceFigures service;

	FtpInfoContributor(List<ControlListener> listeners, ServerProperties server, ServiceFigures service) {
		this.listeners = listeners;
		this.server = server;
		this.service = service;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> ftp = new LinkedHashMap<>();
		ftp.put("mode", this.server.mode().propertyValue());
		this.listeners.forEach(
				(listener) -> ftp.put(listener.isImplicit() ? "implicitPort" : "port", listener.bound().getPort()));
		ftp.put("passivePorts", this.service.passiveRange());
		builder.withDetail("ftp", ftp);
	}

}
