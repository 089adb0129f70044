package dev.wharf.transfer;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

import dev.wharf.network.PeerAddress;
import dev.wharf.protocol.HostPort;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Data connections: where they may come from, and how long they may take.
 *
 * @param passive data connections that clients open
 * @param active data connections that the server opens
 * @param connectTimeout how long a transfer waits for its data connection
 * @param stallTimeout how long a transfer may go without moving an octet; 0 for ever
 * @param foreignAddresses whether the other end of a data connection may have another
 * address than that of the control connection. Opens the way to bounce attacks and to
 * theft of data connections: only for clients behind several addresses
 * @param bufferMemory memory that all transfers together may use for large buffers, off
 * the heap, and as much on the heap for those under TLS; transfers beyond it run with
 * small ones
 */
@Validated
@ConfigurationProperties(prefix = "wharf.transfer", ignoreUnknownFields = false)
public record TransferProperties(@DefaultValue @Valid Passive passive, @DefaultValue @Valid Active active,
		@DefaultValue("30s") @DurationMin(millis = 1) @DurationMax(hours = 1) Duration connectTimeout,
		@DefaultValue("2m") @DurationMin Duration stallTimeout, @DefaultValue("false") boolean foreignAddresses,
		@DefaultValue("16MB") DataSize bufferMemory) {

	private static final int FIRST_UNPRIVILEGED_PORT = 1024;

	/**
	 * Whether the server may connect to where a client asks it to: the protection against
	 * bounce attacks (RFC 2577 sections 3 and 4), for {@code PORT} and {@code EPRT}
	 * alike.
	 * @param target the address and port the client names
	 * @param controlPeer the client's address on the control connection
	 * @return whether active mode is on and the target is an unprivileged port of the
	 * client itself (of anybody with {@code foreign-addresses})
	 */
	public boolean allowsActive(HostPort target, InetAddress controlPeer) {
		return this.active.enabled() && target.port() >= FIRST_UNPRIVILEGED_PORT
				&& (this.foreignAddresses || PeerAddress.of(target.address()).equals(PeerAddress.of(controlPeer)));
	}

	/**
	 * Data connections that clients open ({@code PASV}, {@code EPSV}).
	 *
	 * @param ports the ports to listen on: a range ("50000-50063"), a port, or a list of
	 * both separated by commas. "0" takes 16 ports the system chooses. Opened once at
	 * start and shared by all clients
	 * @param externalAddress the address that PASV tells clients, as a name or a literal,
	 * when they reach the server under another than its own; a name is resolved again
	 * every minute
	 * @param externalAddresses what clients of certain networks are told instead; the
	 * first that fits
	 * @param internalNetworks networks ("10.0.0.0/8") whose clients are told the server's
	 * own address all the same, and its own ports
	 * @param advertisedOffset what is added to a port where clients are told of it, when
	 * they reach the server under other ports than its own
	 * @param reservationTimeout how long a port is kept for a client that neither
	 * connects nor asks for a transfer
	 * @param portsPerReplica how many of the ports each of several services has that
	 * share the range behind one address; all of them when not set
	 * @param replica which of these services this is, from 0: a number, or a name that
	 * ends with one, as pods of a StatefulSet have
	 */
	public record Passive(@DefaultValue("50000-50063") String ports, @Nullable String externalAddress,
			@DefaultValue @Valid List<AddressFor> externalAddresses, @DefaultValue List<String> internalNetworks,
			@DefaultValue("0") @Min(-PortRange.HIGHEST_PORT) @Max(PortRange.HIGHEST_PORT) int advertisedOffset,
			@DefaultValue("1m") @DurationMin(millis = 1) Duration reservationTimeout,
			@Nullable @Min(1) Integer portsPerReplica, @DefaultValue("0") @Pattern(regexp = ".*\\d",
					message = "must be a number, or a name that ends with one such as wharf-2") String replica) {

		private static final java.util.regex.Pattern ORDINAL = java.util.regex.Pattern.compile("\\d{1,6}$");

		/** The ports of this service. */
		PortRange range() {
			PortRange all = PortRange.parse(this.ports);
			return (this.portsPerReplica != null) ? all.share(this.portsPerReplica, ordinal()) : all;
		}

		private int ordinal() {
			Matcher ordinal = ORDINAL.matcher(this.replica);
			return ordinal.find() ? Integer.parseInt(ordinal.group()) : 0;
		}

		/** The ports of the other services of the group. */
		PortRange foreignRange() {
			return PortRange.parse(this.ports).without(range());
		}

		/**
		 * Whose each port is.
		 * @return the numbers of the services by port; nothing when there is one only
		 */
		public Map<Integer, Integer> owners() {
			Map<Integer, Integer> owners = new HashMap<>();
			if (this.portsPerReplica != null) {
				List<Integer> all = PortRange.parse(this.ports).ports();
				for (int i = 0; i < all.size(); i++) {
					owners.put(all.get(i), i / this.portsPerReplica);
				}
			}
			return owners;
		}

		/**
		 * The ports of this service.
		 * @return as the property {@code ports} has them
		 */
		public String own() {
			return range().text();
		}

		/**
		 * How many ports there are.
		 * @return the number; 16 for ports that the system chooses
		 */
		public int count() {
			return range().ports().size();
		}

		/**
		 * Deals the ports out.
		 * @param count into how many parts
		 * @return as many parts, nearly equal and without a port in common, each as the
		 * property has it; nothing when there are too few ports
		 */
		public List<String> slices(int count) {
			return range().slices(count);
		}

	}

	/**
	 * What clients of some networks are told.
	 *
	 * @param networks such as "192.0.2.0/24"
	 * @param address a name or a literal
	 */
	public record AddressFor(@NotEmpty List<String> networks, @NotBlank String address) {

	}

	/**
	 * The same with other passive ports.
	 * @param ports as the property has them
	 * @return properties for a process that has only these
	 */
	public TransferProperties withPassivePorts(String ports) {
		Passive mine = new Passive(ports, this.passive.externalAddress(), this.passive.externalAddresses(),
				this.passive.internalNetworks(), this.passive.advertisedOffset(), this.passive.reservationTimeout(),
				null, "0");
		return new TransferProperties(mine, this.active, this.connectTimeout, this.stallTimeout, this.foreignAddresses,
				this.bufferMemory);
	}

	/**
	 * Data connections that the server opens ({@code PORT}, {@code EPRT}).
	 *
	 * @param enabled whether clients may ask for them
	 */
	public record Active(@DefaultValue("true") boolean enabled) {

	}

}
