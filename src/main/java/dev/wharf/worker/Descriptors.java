package dev.wharf.worker;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;

/**
 * The numbers behind listening sockets. Java hands down one socket, as descriptor 0; a
 * service with a port for implicit FTPS has two, and the supervisor has to name the one
 * it hands down. So this opens what Java keeps closed ({@code --add-opens
 * java.base/sun.nio.ch=ALL-UNNAMED}).
 */
final class Descriptors {

	/** What a JVM needs on its command line for this. */
	static final String OPTION = "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED";

	private static final String INTERNALS = "sun.nio.ch.";

	private Descriptors() {
	}

	/** The number of an open socket. */
	static int of(NetworkChannel channel) {
		try {
			Method number = Class.forName(INTERNALS + "SelChImpl").getMethod("getFDVal");
			return (int) number.invoke(channel);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The descriptor of a socket cannot be told; start Java with " + OPTION, ex);
		}
	}

	/**
	 * Makes a channel of a listening socket that this process was given.
	 * @param number its descriptor
	 * @throws IOException when there is no such socket
	 */
	static ServerSocketChannel listening(int number) throws IOException {
		try {
			Method wrap = open(Class.forName(INTERNALS + "IOUtil").getDeclaredMethod("newFD", int.class));
			Constructor<?> constructor = open(Class.forName(INTERNALS + "ServerSocketChannelImpl")
				.getDeclaredConstructor(SelectorProvider.class, ProtocolFamily.class, FileDescriptor.class,
						boolean.class));
			return (ServerSocketChannel) constructor.newInstance(SelectorProvider.provider(), family(),
					wrap.invoke(null, number), true);
		}
		catch (ReflectiveOperationException ex) {
			throw new IOException("No listening socket at descriptor " + number, ex);
		}
	}

	/** What Java uses for all sockets, unless it has been told to do without IPv6. */
	private static ProtocolFamily family() {
		boolean onlyIpv4 = Boolean.getBoolean("java.net.preferIPv4Stack");
		return onlyIpv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
	}

	private static <T extends AccessibleObject> T open(T member) {
		member.setAccessible(true);
		return member;
	}

}
