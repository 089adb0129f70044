package dev.wharf.protocol;

import java.util.Arrays;

/**
 * Assembles control lines octet by octet and never blocks, so that the blocking modes and
 * the reactor read alike.
 * <p>
 * A line ends at LF or CRLF; CR NUL is a CR within the line (RFC 854, RFC 2640 section
 * 3.1). Telnet commands are removed, IAC IAC is the octet 0xFF; an IAC before an octet
 * that is no command is the 0xFF of a client that does not double it. A line over the
 * bound is swallowed to its end in constant memory and reported once.
 * <p>
 * Not thread-safe: one instance per connection.
 */
public final class LineDecoder {

	private static final int INITIAL_CAPACITY = 64;

	private static final byte[] NOTHING = {};

	private final int maxOctets;

	private byte[] octets = NOTHING;

	private int length;

	/**
	 * Bounded like the text: an endless subnegotiation must not keep a line open for
	 * ever.
	 */
	private int telnetOctets;

	private State state = State.TEXT;

	/** A CR was read whose meaning the next octet decides. */
	private boolean carriageReturn;

	/**
	 * Creates a decoder.
	 * @param maxOctets how many octets a line may have before its end; Telnet commands
	 * within it have the same bound
	 */
	public LineDecoder(int maxOctets) {
		if (maxOctets < 1) {
			throw new IllegalArgumentException("A line needs at least one octet, not " + maxOctets);
		}
		this.maxOctets = maxOctets;
	}

	/**
	 * Takes the next octet from the connection.
	 * @param octet the octet, signed or unsigned; the end of a stream is not one
	 * @return whether a line is complete, which {@link #take()} then has to take before
	 * the next octet
	 */
	public boolean accept(int octet) {
		int unsigned = octet & 0xFF;
		switch (this.state) {
			case TEXT -> {
				if (unsigned == Telnet.IAC) {
					this.state = State.COMMAND;
				}
				else {
					text(unsigned);
				}
			}
			case COMMAND -> command(unsigned);
			case OPTION -> telnet(State.TEXT);
			case SUBNEGOTIATION ->
				telnet((unsigned == Telnet.IAC) ? State.SUBNEGOTIATION_COMMAND : State.SUBNEGOTIATION);
			case SUBNEGOTIATION_COMMAND ->
				telnet((unsigned == Telnet.SUBNEGOTIATION_END) ? State.TEXT : State.SUBNEGOTIATION);
			case TOO_LONG -> {
				if (unsigned == '\n') {
					this.state = State.TOO_LONG_COMPLETE;
				}
			}
			case COMPLETE, TOO_LONG_COMPLETE -> throw new IllegalStateException("A complete line has not been taken");
		}
		return this.state == State.COMPLETE || this.state == State.TOO_LONG_COMPLETE;
	}

	/**
	 * Hands out the line that {@link #accept(int)} reported complete and makes room for
	 * the next.
	 * @return the line
	 */
	public ControlLine take() {
		ControlLine line = switch (this.state) {
			case COMPLETE -> new ControlLine(Arrays.copyOf(this.octets, this.length), false);
			case TOO_LONG_COMPLETE -> new ControlLine(NOTHING, true);
			default -> throw new IllegalStateException("No line is complete");
		};
		if (this.octets.length > INITIAL_CAPACITY) {
			this.octets = NOTHING; // thousands of idle clients must not keep the room of
									// their longest lines
		}
		this.length = 0;
		this.telnetOctets = 0;
		this.carriageReturn = false;
		this.state = State.TEXT;
		return line;
	}

	/**
	 * Whether nothing is half read: what arrived so far was whole lines, all taken, and
	 * whole Telnet commands.
	 * @return whether the next octet begins a line
	 */
	public boolean isEmpty() {
		return this.state == State.TEXT && this.length == 0 && !this.carriageReturn;
	}

	private void text(int octet) {
		if (this.carriageReturn) {
			this.carriageReturn = false;
			if (octet == '\n') {
				this.state = State.COMPLETE;
				return;
			}
			append('\r');
			if (octet == '\0') {
				return;
			}
		}
		switch (octet) {
			case '\n' -> this.state = State.COMPLETE;
			case '\r' -> this.carriageReturn = true;
			default -> append(octet);
		}
	}

	private void command(int octet) {
		if (octet == Telnet.SUBNEGOTIATION) {
			telnet(State.SUBNEGOTIATION);
		}
		else if (Telnet.takesOption(octet)) {
			telnet(State.OPTION);
		}
		else if (octet != Telnet.IAC && Telnet.isCommand(octet)) {
			telnet(State.TEXT);
		}
		else {
			this.state = State.TEXT;
			text(Telnet.IAC);
			if (octet != Telnet.IAC) {
				accept(octet);
			}
		}
	}

	private void telnet(State next) {
		this.telnetOctets++;
		this.state = (this.telnetOctets > this.maxOctets) ? State.TOO_LONG : next;
	}

	private void append(int octet) {
		if (this.length == this.maxOctets) {
			this.state = State.TOO_LONG;
			return;
		}
		if (this.length == this.octets.length) {
			int wanted = Math.max(INITIAL_CAPACITY, 2 * this.length);
			this.octets = Arrays.copyOf(this.octets, Math.min(this.maxOctets, wanted));
		}
		this.octets[this.length++] = (byte) octet;
	}

	/** Where in a line, or in a Telnet command within it, the next octet stands. */
	private enum State {

		TEXT, COMMAND, OPTION, SUBNEGOTIATION, SUBNEGOTIATION_COMMAND, COMPLETE, TOO_LONG, TOO_LONG_COMPLETE

	}

}
