package dev.wharf.protocol;

/**
 * The Telnet octets that matter on a control connection, which RFC 959 section 2.3
 * defines to be a Telnet connection (RFC 854).
 */
final class Telnet {

	static final int SUBNEGOTIATION_END = 240;

	static final int SUBNEGOTIATION = 250;

	static final int WILL = 251;

	static final int DONT = 254;

	/** Introduces a command; doubled, it is the octet 0xFF itself. */
	static final int IAC = 255;

	/** The lowest command that any RFC gives a meaning (EOF, RFC 1184). */
	private static final int LOWEST_COMMAND = 236;

	private Telnet() {
	}

	/**
	 * Whether the octet after an IAC makes a command; many clients send 0xFF in a name
	 * without doubling it.
	 */
	static boolean isCommand(int octet) {
		return octet >= LOWEST_COMMAND;
	}

	/** Whether the command is WILL, WONT, DO or DONT, which one more octet follows. */
	static boolean takesOption(int command) {
		return command >= WILL && command <= DONT;
	}

	/** The octets with every 0xFF doubled; the same array when there is none. */
	static byte[] escape(byte[] octets) {
		int count = 0;
		for (byte octet : octets) {
			if (octet == (byte) IAC) {
				count++;
			}
		}
		if (count == 0) {
			return octets;
		}
		byte[] escaped = new byte[octets.length + count];
		int length = 0;
		for (byte octet : octets) {
			escaped[length++] = octet;
			if (octet == (byte) IAC) {
				escaped[length++] = octet;
			}
		}
		return escaped;
	}

}
