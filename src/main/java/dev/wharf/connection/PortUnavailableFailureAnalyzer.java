package dev.wharf.connection;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Locale;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which property to change when the control port cannot be listened on.
 */
final class PortUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<PortUnavailableException> {

	private static final int FIRST_UNPRIVILEGED_PORT = 1024;

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PortUnavailableException cause) {
		InetSocketAddress address = cause.address();
		String problem = String.valueOf(cause.problem().getMessage()).toLowerCase(Locale.ROOT);
		String description = "Wharf cannot listen for FTP clients on port %d of %s: %s.".formatted(address.getPort(),
				address.getAddress().getHostAddress(), problem);
		return new FailureAnalysis(description, action(address, cause.problem(), problem), cause);
	}

	private static String action(InetSocketAddress address, Throwable problem, String text) {
		if (problem instanceof BindException && text.contains("assign")) {
			return "Set wharf.server.address to an address of this machine, or remove it to listen on all of them.";
		}
		if (text.contains("permission") && address.getPort() < FIRST_UNPRIVILEGED_PORT) {
			return "Set wharf.server.port to a port from 1024 on (the default is 2121), or let the process bind "
					+ "ports below (CAP_NET_BIND_SERVICE).";
		}
		return "Stop the program that listens there, or set wharf.server.port to another port (0 takes any free one).";
	}

}
