package dev.wharf.contract;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wharf.worker.Figures;
import dev.wharf.worker.ServiceFigures;
import org.jspecify.annotations.Nullable;

/**
 * A service as the clients of one variant meet it: what they connect to, and the folders
 * they work in.
 */
public final class WharfServer implements AutoCloseable {

	private final Variant variant;

	private final Service service;

	private final List<AutoCloseable> clients = new ArrayList<>();

	WharfServer(Variant variant, Service service) {
		this.variant = variant;
		this.service = service;
	}

	/**
	 * Starts a service for one variant alone. It has one process in prefork modes, and
	 * one spare where each client has its own, since few clients come and each process
	 * costs a second of a processor.
	 * @param variant how it runs and is met
	 * @param properties what to set beyond the usual, {@code name=value} each; of one
	 * name the last counts
	 */
	static WharfServer start(Variant variant, String... properties) {
		return new WharfServer(variant,
				Service.start(variant.mode(), Setup.DEFAULT,
						Stream
							.concat(Stream.of("wharf.workers.count=1", "wharf.workers.spare=1"), Stream.of(properties))
							.toArray(String[]::new)));
	}

	/** Waits until no other suite is using the service. */
	void enter() {
		this.service.guests().acquireUninterruptibly();
	}

	/** Lets the next suite use the service. */
	void leave() {
		this.service.guests().release();
	}

	/** Connects and reads the greeting. */
	public WireClient connect() {
		WireClient client = dial();
		client.expect(220);
		return client;
	}

	/** Connects and reads nothing yet. */
	public WireClient dial() {
		return dial(this.variant.protection().client());
	}

	/** Connects from the given loopback address and reads nothing yet. */
	WireClient dial(@Nullable InetAddress from) {
		return dial(address(), from, this.variant.protection().client());
	}

	/** Connects with a TLS of its own and reads nothing yet. */
	WireClient dial(ClientTls tls) {
		return dial(address(), null, tls);
	}

	/** Connects to another address of the server's and reads nothing yet. */
	WireClient dial(InetSocketAddress address) {
		return dial(address, null, this.variant.protection().client());
	}

	/** Whether nobody is let in at an address of the server's. */
	boolean refuses(InetSocketAddress address) {
		try {
			dial(address).close();
			return false;
		}
		catch (UncheckedIOException ex) {
			return true;
		}
	}

	private WireClient dial(InetSocketAddress address, @Nullable InetAddress from, ClientTls tls) {
		return closedAfterwards(WireClient.dial(address, from, this.variant.protection(), tls));
	}

	/** A session of {@code alice}, in binary type. */
	public WireClient login() {
		return login("alice");
	}

	/** A session of the given user, in binary type. */
	public WireClient login(String user) {
		return login(user, null);
	}

	/** A session of the given user from the given loopback address, in binary type. */
	WireClient login(String user, @Nullable InetAddress from) {
		return dial(from).login(user);
	}

	/** A session of {@code alice} with a TLS of its own, in binary type. */
	WireClient login(ClientTls tls) {
		return dial(tls).login("alice");
	}

	<T extends AutoCloseable> T closedAfterwards(T client) {
		synchronized (this.clients) {
			this.clients.add(client);
		}
		return client;
	}

	/** Where clients connect to. */
	InetSocketAddress address() {
		return new InetSocketAddress("127.0.0.1", port());
	}

	/**
	 * One of the many addresses a client on this machine can come from:
	 * 127.0.0.{@code last}.
	 */
	static InetAddress loopback(int last) {
		try {
			return InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) last });
		}
		catch (UnknownHostException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.service.port(this.variant.protection());
	}

	Variant variant() {
		return this.variant;
	}

	/** The service itself. */
	Service service() {
		return this.service;
	}

	/** How many sessions the server knows of. */
	public int sessions() {
		return figures().sessions();
	}

	/** How many transfers are running. */
	int transfers() {
		return figures().transfers();
	}

	/** How many passive ports are held for clients. */
	int reservedPorts() {
		return figures().passiveReserved();
	}

	Figures figures() {
		return this.service.bean(ServiceFigures.class).total();
	}

	/** The home of all users. */
	public Path home() {
		return this.service.root().resolve("home");
	}

	/** The home of {@code anonymous}, beside {@link #home()}. */
	Path publicFolder() {
		return this.service.root().resolve("public");
	}

	/** The folder both homes lie in, which no client may see. */
	Path outside() {
		return this.service.root();
	}

	/** A path in the home; each character of the name is one octet on the disk. */
	Path path(String octets) {
		StringBuilder escaped = new StringBuilder(home().toUri().toString());
		for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
			escaped.append((octet == '/') ? "/" : "%%%02X".formatted(octet));
		}
		return Path.of(URI.create(escaped.toString()));
	}

	/** Makes a file in the home. */
	public Path write(String name, byte[] content) {
		try {
			return Files.write(path(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Makes a file in the home. */
	public Path write(String name, String content) {
		return write(name, content.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Makes a file of zeros that is too large for the buffers between two ends, at no
	 * cost of disk.
	 */
	Path writeZeros(String name, long length) {
		try (RandomAccessFile file = new RandomAccessFile(path(name).toFile(), "rw")) {
			file.setLength(length);
			return path(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Makes a folder in the home. */
	public Path makeFolder(String name) {
		try {
			return Files.createDirectory(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	byte[] read(String name) {
		try {
			return Files.readAllBytes(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean exists(String name) {
		return Files.exists(path(name));
	}

	/** Removes all that lies in the homes. */
	public void emptyFolders() {
		try {
			empty(home());
			empty(publicFolder());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void empty(Path folder) throws IOException {
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
				if (!visited.equals(folder)) {
					Files.delete(visited);
				}
				return FileVisitResult.CONTINUE;
			}

		});
	}

	/** Closes every client that this server's tests have opened. */
	public void hangUp() {
		List<AutoCloseable> open;
		synchronized (this.clients) {
			open = List.copyOf(this.clients);
			this.clients.clear();
		}
		for (AutoCloseable client : open) {
			try {
				client.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException("a client cannot be closed", ex);
			}
		}
	}

	/** Shuts the server down in the orderly way; returns when it is down. */
	void shutDown() {
		this.service.shutDown();
	}

	@Override
	public void close() throws IOException {
		hangUp();
		this.service.close();
	}

	@Override
	public String toString() {
		return this.variant.toString();
	}

}
