package dev.wharf.management;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ServerProperties;
import dev.wharf.user.FtpUser;
import dev.wharf.user.KnownUsers;
import dev.wharf.user.Permission;
import dev.wharf.worker.Figures;
import dev.wharf.worker.ServiceFigures;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The {@code ftp} component of health: down when no client could do what it comes for,
 * because nothing listens or files cannot be read or written. Load alone never makes it
 * so.
 */
@Component
class FtpHealthIndicator extends AbstractHealthIndicator {

	private final List<ControlListener> listeners;

	private final ServerProperties server;

	private final ServiceFigures service;

	private final KnownUsers users;

	FtpHealthIndicator(List<ControlListener> listeners, ServerProperties server, ServiceFigures service,
			KnownUsers users) {
		super("The state of the FTP service could not be determined");
		this.listeners = listeners;
		this.server = server;
		this.service = service;
		this.users = users;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<String> unusable = this.users.known()
			.stream()
			.filter((user) -> !isUsable(user))
			.map((user) -> "The home of user %s is not usable".formatted(user.name()))
			.sorted()
			.toList();
		boolean listening = this.listeners.stream().allMatch(ControlListener::isListening);
		Figures figures = this.service.total();
		boolean reachable = listening && figures.passivePorts() > 0;
		InetSocketAddress bound = this.listeners.getFirst().bound();
		builder.status((reachable && unusable.isEmpty()) ? Status.UP : Status.DOWN)
			.withDetail("mode", this.server.mode().propertyValue())
			.withDetail("address", bound.getAddress().getHostAddress())
			.withDetail("port", bound.getPort())
			.withDetail("listening", listening)
			.withDetail("sessions", figures.sessions())
			.withDetail("passivePorts", this.service.passiveRange())
			.withDetail("passivePortsListening", figures.passivePorts())
			.withDetail("passivePortsReserved", figures.passiveReserved())
			.withDetail("storage", unusable.isEmpty() ? "usable" : unusable);
		this.listeners.stream()
			.filter(ControlListener::isImplicit)
			.forEach((listener) -> builder.withDetail("implicitPort", listener.bound().getPort()));
	}

	private static boolean isUsable(FtpUser user) {
		Path home = user.home();
		return Files.isDirectory(home) && Files.isReadable(home)
				&& (!user.may(Permission.WRITE) || Files.isWritable(home));
	}

}
