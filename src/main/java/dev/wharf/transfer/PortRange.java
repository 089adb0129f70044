package dev.wharf.transfer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The ports of {@code wharf.transfer.passive.ports}.
 *
 * @param text as configured
 * @param ports every port once, ascending; zeros for ports the system shall choose
 */
public record PortRange(String text, List<Integer> ports) {

	static final String PROPERTY = "wharf.transfer.passive.ports";

	static final int HIGHEST_PORT = 65535;

	/** How many ports "0" stands for: enough for tests and trials. */
	private static final int ANY_COUNT = 16;

	/**
	 * Reads the property.
	 * @param text "50000-50063", "50000", "50000-50010,50020" or "0"
	 * @return the range
	 * @throws InvalidConfigurationPropertyValueException with the mend
	 */
	public static PortRange parse(String text) {
		if ("0".equals(text.strip())) {
			return new PortRange(text, Collections.nCopies(ANY_COUNT, 0));
		}
		TreeSet<Integer> ports = new TreeSet<>();
		for (String part : text.split(",", -1)) {
			String[] ends = part.strip().split("-", -1);
			int first = port(ends[0], text);
			int last = (ends.length == 1) ? first : port(ends[1], text);
			if (ends.length > 2 || first > last) {
				throw malformed(text);
			}
			for (int port = first; port <= last; port++) {
				ports.add(port);
			}
		}
		return new PortRange(text, List.copyOf(ports));
	}

	/**
	 * Whether a port is one of these.
	 * @param port any
	 * @return whether it is; those that the system shall choose are not
	 */
	public boolean contains(int port) {
		return this.ports.contains(port);
	}

	/**
	 * Writes ports the way the property is written.
	 * @param ports ascending
	 * @return such as "50000-50010,50020"
	 */
	static String describe(List<Integer> ports) {
		List<String> parts = new ArrayList<>();
		int first = 0;
		for (int i = 0; i < ports.size(); i++) {
			if (i + 1 == ports.size() || ports.get(i + 1) != ports.get(i) + 1) {
				parts.add((first == i) ? String.valueOf(ports.get(i)) : ports.get(first) + "-" + ports.get(i));
				first = i + 1;
			}
		}
		return String.join(",", parts);
	}

	/** Parts of the range that have no port in common; nothing when it is too small. */
	List<String> slices(int count) {
		if (this.ports.contains(0)) {
			return Collections.nCopies(count, this.text);
		}
		if (this.ports.size() < count) {
			return List.of();
		}
		List<String> slices = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			slices
				.add(describe(this.ports.subList(i * this.ports.size() / count, (i + 1) * this.ports.size() / count)));
		}
		return slices;
	}

	/**
	 * The part of one of several services that share the range.
	 * @param each how many ports each has
	 * @param index which one, from 0
	 * @throws InvalidConfigurationPropertyValueException when the range ends before
	 */
	PortRange share(int each, int index) {
		if (this.ports.contains(0)) {
			return this;
		}
		long end = (index + 1L) * each;
		if (end > this.ports.size()) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, this.text,
					("It has %d ports, and replica %d with %d ports (%s-per-replica) needs those up to the %dth."
							+ " Make the range longer, or give each replica fewer.")
						.formatted(this.ports.size(), index, each, PROPERTY, end));
		}
		List<Integer> share = this.ports.subList((int) end - each, (int) end);
		return new PortRange(describe(share), share);
	}

	/** The ports of this range that are not of another. */
	PortRange without(PortRange other) {
		Set<Integer> others = Set.copyOf(other.ports);
		List<Integer> rest = this.ports.stream().filter((port) -> !others.contains(port)).toList();
		return new PortRange(describe(rest), rest);
	}

	private static int port(String digits, String text) {
		try {
			int port = Integer.parseInt(digits.strip());
			if (port >= 1 && port <= HIGHEST_PORT) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// Falls through to the same sentence.
		}
		throw malformed(text);
	}

	private static InvalidConfigurationPropertyValueException malformed(String text) {
		return new InvalidConfigurationPropertyValueException(PROPERTY, text,
				"Ports lie between 1 and 65535. Write a range such as 50000-50063, a port, a list of both such as "
						+ "50000-50010,50020, or 0 for any free ports.");
	}

}
