package dev.wharf.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

import dev.wharf.machine.Machine;

import static dev.wharf.contract.ContractTests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * ClamAV's real daemon, which knows a single virus.
 */
final class Clamd implements AutoCloseable {

	/** What the virus looks like. */
	static final String VIRUS = "this is what a virus looks like to the tests of Wharf";

	/** How many octets it looks at, at most. */
	static final int MOST = 1024 * 1024;

	private final Path socket;

	private final int port;

	private final Process process;

	Clamd(Path folder) throws IOException {
		this.socket = folder.resolve("clamd.socket");
		this.port = freePort();
		Path signatures = Files.createDirectory(folder.resolve("signatures"));
		Files.writeString(signatures.resolve("local.ndb"),
				"Wharf.Test:0:*:%s%n".formatted(HexFormat.of().formatHex(VIRUS.getBytes(StandardCharsets.US_ASCII))));
		Path configuration = Files.write(folder.resolve("clamd.conf"),
				List.of("LocalSocket " + this.socket, "TCPSocket " + this.port, "TCPAddr 127.0.0.1",
						"DatabaseDirectory " + signatures, "Foreground yes", "StreamMaxLength " + MOST));
		Path log = folder.resolve("clamd.log");
		this.process = new ProcessBuilder(Machine.program("clamd"), "--config-file=" + configuration)
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		eventually().until(() -> Files.exists(this.socket) || !this.process.isAlive());
		assertThat(this.process.isAlive()).as(() -> read(log)).isTrue();
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	private static String read(Path log) {
		try {
			return Files.readString(log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** How to reach it on this machine. */
	String local() {
		return "clamd://" + this.socket;
	}

	/** How to reach it from anywhere. */
	String remote() {
		return "clamd://127.0.0.1:" + this.port;
	}

	/** Returns when it has ended. */
	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
