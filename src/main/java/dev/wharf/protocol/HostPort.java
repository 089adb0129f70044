package dev.wharf.protocol;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * An address and a port as PORT and PASV (RFC 959 section 4.1.2) and EPRT and EPSV (RFC
 * 2428) write them. Addresses are numeric literals: reading one never asks a name server.
 *
 * @param address the IPv4 or IPv6 address
 * @param port from 1 to 65535
 */
public record HostPort(InetAddress address, int port) {

	private static final int MAX_OCTET = 255;

	private static final int MAX_PORT = 65_535;

	/**
	 * Checks the port.
	 * @throws IllegalArgumentException if the port is out of range
	 */
	public HostPort {
		if (port < 1 || port > MAX_PORT) {
			throw new IllegalArgumentException("A port is from 1 to 65535, not " + port);
		}
	}

	/**
	 * Reads the argument of PORT.
	 * @param argument {@code h1,h2,h3,h4,p1,p2}
	 * @return address and port
	 * @throws IllegalArgumentException if it is anything else
	 */
	public static HostPort parsePort(String argument) {
		int[] numbers = numbers(argument, ',', 6);
		int port = numbers[4] << Byte.SIZE | numbers[5];
		return new HostPort(ipv4(numbers), port);
	}

	/**
	 * Reads the argument of EPRT.
	 * @param argument {@code |family|address|port|} with any delimiter
	 * @return address and port
	 * @throws UnsupportedFamilyException if the family is neither 1 (IPv4) nor 2 (IPv6)
	 * @throws IllegalArgumentException if it is anything else
	 */
	public static HostPort parseEprt(String argument) {
		String[] fields = argument.isEmpty() ? new String[0] : fields(argument, argument.charAt(0));
		if (fields.length != 5 || !fields[0].isEmpty() || !fields[4].isEmpty()) {
			throw new IllegalArgumentException("Expected |family|address|port|");
		}
		int port = number(fields[3], MAX_PORT);
		return switch (number(fields[1], MAX_PORT)) {
			case 1 -> new HostPort(ipv4(numbers(fields[2], '.', 4)), port);
			case 2 -> new HostPort(ipv6(fields[2]), port);
			default -> throw new UnsupportedFamilyException("The address family " + fields[1] + " is not supported");
		};
	}

	/**
	 * The form of the 227 reply, without parentheses.
	 * @return {@code h1,h2,h3,h4,p1,p2}
	 * @throws UnsupportedFamilyException if the address is IPv6, which this form cannot
	 * tell
	 */
	public String toPasv() {
		if (!(this.address instanceof Inet4Address)) {
			throw new UnsupportedFamilyException("An IPv6 address needs EPSV or EPRT");
		}
		return this.address.getHostAddress().replace('.', ',') + ',' + (this.port >> Byte.SIZE) + ','
				+ (this.port & MAX_OCTET);
	}

	/**
	 * The form of EPRT: {@code |family|address|port|}, without an IPv6 scope, which means
	 * nothing to the peer.
	 */
	public String toEprt() {
		String literal = this.address.getHostAddress();
		int scope = literal.indexOf('%');
		int family = (this.address instanceof Inet4Address) ? 1 : 2;
		return "|" + family + '|' + ((scope < 0) ? literal : literal.substring(0, scope)) + '|' + this.port + '|';
	}

	/** The form of the 229 reply, without parentheses: {@code |||port|}. */
	public String toEpsv() {
		return "|||" + this.port + '|';
	}

	private static InetAddress ipv4(int[] octets) {
		return Inet4Address.ofLiteral(octets[0] + "." + octets[1] + '.' + octets[2] + '.' + octets[3]);
	}

	private static InetAddress ipv6(String literal) {
		// The JDK also reads [brackets] and %scopes, which RFC 2428 has not; a scope
		// would name one of our interfaces.
		if (literal.indexOf(':') < 0 || literal.indexOf('[') >= 0 || literal.indexOf('%') >= 0) {
			throw new IllegalArgumentException("Not an IPv6 address: " + literal);
		}
		return Inet6Address.ofLiteral(literal);
	}

	private static int[] numbers(String text, char separator, int count) {
		String[] fields = fields(text, separator);
		if (fields.length != count) {
			throw new IllegalArgumentException(
					"Expected " + count + " numbers from 0 to 255 with '" + separator + "' between them");
		}
		int[] numbers = new int[count];
		for (int i = 0; i < count; i++) {
			numbers[i] = number(fields[i], MAX_OCTET);
		}
		return numbers;
	}

	private static String[] fields(String text, char separator) {
		return text.split(Pattern.quote(String.valueOf(separator)), -1);
	}

	private static int number(String digits, int max) {
		int number = 0;
		for (int i = 0; i < digits.length() && number <= max; i++) {
			int digit = digits.charAt(i) - '0';
			number = (digit < 0 || digit > 9) ? Integer.MAX_VALUE : 10 * number + digit;
		}
		if (digits.isEmpty() || number > max) {
			throw new IllegalArgumentException("Not a number from 0 to " + max + ": " + digits);
		}
		return number;
	}

}
