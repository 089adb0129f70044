package dev.wharf.management;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ServerProperties;
import dev.wharf.selftest.SelfTests;
import dev.wharf.tls.KeyMaterials;
import dev.wharf.tls.TlsProperties;
import dev.wharf.user.KnownUsers;
import dev.wharf.webhook.OutboxFigures;
import dev.wharf.worker.ServiceFigures;
import dev.wharf.worker.WorkerControl;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The {@code ftp} component of health and its parts: down when no client could do what it
 * comes for. Load alone never makes it so.
 */
@Configuration(proxyBeanMethods = false)
class FtpHealth {

	@Bean
	CompositeHealthContributor ftpHealthContributor(List<ControlListener> listeners, ServerProperties server,
			ServiceFigures service, KnownUsers users, HealthProperties properties, ObjectProvider<KeyMaterials> keys,
			TlsProperties tls, Clock clock, ObjectProvider<WorkerControl> workers, ObjectProvider<OutboxFigures> outbox,
			ObjectProvider<SelfTests> selfTests) {
		Map<String, HealthContributor> parts = new LinkedHashMap<>();
		parts.put("listeners", new ListenersHealthIndicator(listeners, server));
		parts.put("passivePorts", new PassivePortsHealthIndicator(service));
		parts.put("storage", new StorageHealthIndicator(users, properties));
		keys.ifAvailable(
				(materials) -> parts.put("tls", new TlsHealthIndicator(materials, tls.expiryWarning(), clock)));
		workers.ifAvailable((control) -> parts.put("workers", new WorkersHealthIndicator(control)));
		outbox.ifAvailable((figures) -> parts.put("outbox", new OutboxHealthIndicator(figures)));
		selfTests.ifAvailable((tests) -> parts.put("selfTest", new SelfTestHealthIndicator(tests)));
		return CompositeHealthContributor.fromMap(parts);
	}

}
