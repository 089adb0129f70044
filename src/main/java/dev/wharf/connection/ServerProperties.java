package dev.wharf.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the service listens, and in which network architecture.
 *
 * @param address the address to listen on; all addresses, IPv4 and IPv6, when it is not
 * set
 * @param port the port of control connections; 0 takes any free one
 * @param mode the network architecture
 * @param threads the kind of threads in thread-per-connection mode
 * @param poolSize how many clients thread-pool mode serves at once
 * @param poolOverflow what happens in thread-pool mode to a client for whom there is no
 * thread
 * @param backlog how many clients the system keeps waiting before they are accepted
 * @param keepAlive how long a control connection is silent before the system makes itself
 * heard, so that load balancers and firewalls do not forget it
 * @param banner the text of the greeting
 * @param maxLineLength the longest control line, in octets without its end
 * @param stopDelay how long clients are still accepted at the end of the service after it
 * has said that it is not ready any more
 */
@Validated
@ConfigurationProperties("wharf.server")
public record ServerProperties(@Nullable InetAddress address, @DefaultValue("2121") @Min(0) @Max(65535) int port,
		@DefaultValue("reactor") ServerMode mode, @DefaultValue("virtual") Threads threads,
		@DefaultValue("25") @Min(1) @Max(10000) int poolSize, @DefaultValue("wait") PoolOverflow poolOverflow,
		@DefaultValue("1024") @Min(1) @Max(65535) int backlog,
		@DefaultValue("2m") @DurationMin(seconds = 1) @DurationMax(hours = 9) Duration keepAlive,
		@DefaultValue("Wharf is ready.") String banner, @DefaultValue("4096") @Min(512) @Max(65536) int maxLineLength,
		@DefaultValue("0s") @DurationMin @DurationMax(minutes = 10) Duration stopDelay) {

	/**
	 * Where a port is listened on.
	 * @param port the port
	 * @return the port on the configured address, or on all of them
	 */
	public InetSocketAddress listen(int port) {
		return (this.address != null) ? new InetSocketAddress(this.address, port) : new InetSocketAddress(port);
	}

	/**
	 * The same in another mode.
	 * @param mode how a process that was started by this one serves its clients
	 * @return properties for that process, which ends when it is told to
	 */
	public ServerProperties in(ServerMode mode) {
		return new ServerProperties(this.address, this.port, mode, this.threads, this.poolSize, this.poolOverflow,
				this.backlog, this.keepAlive, this.banner, this.maxLineLength, Duration.ZERO);
	}

	/** Kinds of threads. */
	public enum Threads {

		/** Cheap ones of the JVM. */
		VIRTUAL,

		/** Those of the operating system. */
		PLATFORM

	}

	/** What happens to a client for whom the pool has no thread. */
	public enum PoolOverflow {

		/** It waits, connected but not greeted, until a thread is free. */
		WAIT,

		/** It is told 421 and closed. */
		REFUSE

	}

}
