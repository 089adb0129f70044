package dev.wharf.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wharf.connection.ConditionalOnSupervision;
import dev.wharf.connection.ServerMode;
import dev.wharf.connection.ServerProperties;
import dev.wharf.connection.WorkerProperties;
import dev.wharf.event.TracingProperties;
import dev.wharf.event.UploadAnnouncer;
import dev.wharf.limit.LimitProperties;
import dev.wharf.network.ProxyProperties;
import dev.wharf.relay.ProcessRelay;
import dev.wharf.session.SessionProperties;
import dev.wharf.tls.KeyMaterials;
import dev.wharf.tls.TlsProperties;
import dev.wharf.transfer.TransferProperties;
import dev.wharf.upload.UploadProperties;
import dev.wharf.upload.UploadValidation;
import dev.wharf.user.UserDefaults;
import dev.wharf.worker.Message.Assignment;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells processes what to do: the properties as they were bound and checked here, so that
 * no process reads or checks any configuration again.
 */
@Component
@ConditionalOnSupervision
final class Assignments {

	private static final String SHUTDOWN_TIMEOUT = "spring.lifecycle.timeout-per-shutdown-phase";

	private final ApplicationContext context;

	private final WorkerProperties workers;

	private final LoggerLevels levels;

	private final @Nullable KeyMaterials keys;

	private final boolean announces;

	private final @Nullable Duration validation;

	private final ObjectProvider<ProcessRelay> relay;

	Assignments(ApplicationContext context, WorkerProperties workers, LoggerLevels levels, @Nullable KeyMaterials keys,
			ObjectProvider<UploadAnnouncer> announcer, UploadValidation validation, UploadProperties uploads,
			ObjectProvider<ProcessRelay> relay) {
		this.context = context;
		this.workers = workers;
		this.levels = levels;
		this.keys = keys;
		this.relay = relay;
		this.announces = announcer.getIfAvailable() != null;
		this.validation = validation.isWanted() ? uploads.timeout() : null;
	}

	/**
	 * The assignment of one process.
	 * @param slice its passive ports
	 */
	Assignment of(PassiveSlices.Slice slice) {
		ServerProperties server = this.context.getBean(ServerProperties.class);
		return of(slice.ports(), server.mode() == ServerMode.PROCESS_PER_CONNECTION, this.announces, this.validation);
	}

	/** The assignment of a process that is trained. */
	Assignment forTraining() {
		return of("0", false, false, null);
	}

	private Assignment of(String passivePorts, boolean onlyOneClient, boolean announced, @Nullable Duration validated) {
		ServerProperties server = this.context.getBean(ServerProperties.class);
		List<Record> settings = new ArrayList<>();
		settings.add(server.in(inside(server.mode())));
		settings.add(this.workers);
		settings.add(this.context.getBean(TransferProperties.class).withPassivePorts(passivePorts));
		for (Class<? extends Record> type : List.of(ProxyProperties.class, LimitProperties.class,
				SessionProperties.class, TlsProperties.class, UserDefaults.class, TracingProperties.class)) {
			settings.add(this.context.getBean(type));
		}
		settings.add(storage());
		this.relay.ifAvailable(settings::add);
		return new Assignment(settings, (this.keys != null) ? this.keys.portable() : null, onlyOneClient, announced,
				validated, this.levels.current(), shutdownTimes().sessions());
	}

	private ServerMode inside(ServerMode mode) {
		return (mode == ServerMode.PROCESS_PER_CONNECTION) ? ServerMode.SERIAL : this.workers.workerMode().alone();
	}

	/** Its package is not this one's business. */
	private Record storage() {
		return this.context.getBeansWithAnnotation(ConfigurationProperties.class)
			.values()
			.stream()
			.filter((properties) -> properties.getClass().getName().equals("dev.wharf.storage.StorageProperties"))
			.map(Record.class::cast)
			.findFirst()
			.orElseThrow();
	}

	ShutdownTimes shutdownTimes() {
		Environment environment = this.context.getEnvironment();
		return ShutdownTimes.of(environment.getProperty(SHUTDOWN_TIMEOUT, Duration.class, Duration.ofSeconds(30)));
	}

}
