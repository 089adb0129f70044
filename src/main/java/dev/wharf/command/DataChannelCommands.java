package dev.wharf.command;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.wharf.protocol.HostPort;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.UnsupportedFamilyException;
import dev.wharf.session.CommandQueue.Turn;
import dev.wharf.session.Session;
import dev.wharf.transfer.ActiveEndpoint;
import dev.wharf.transfer.PassiveEndpoint;
import dev.wharf.transfer.PassivePorts;
import dev.wharf.transfer.PassivePortsExhausted;
import dev.wharf.transfer.Reservation;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferProperties;

import org.springframework.stereotype.Component;

/**
 * Where the next data connection comes from: PORT, PASV (RFC 959 section 4.1.2), EPRT,
 * EPSV (RFC 2428), and ABOR, which ends it.
 */
@Component
final class DataChannelCommands implements Commands {

	private static final Duration ABORTING = Duration.ofSeconds(10);

	private final PassivePorts ports;

	private final TransferProperties properties;

	DataChannelCommands(PassivePorts ports, TransferProperties properties) {
		this.ports = ports;
		this.properties = properties;
	}

	@Override
	public List<Command> rows() {
		return List.of(Command.named("PASV").afterLogin().handledBy(this::passive),
				Command.named("EPSV")
					.describedAs("[1|2|ALL]")
					.afterLogin()
					.feature("EPSV")
					.handledBy(this::extendedPassive),
				Command.named("PORT").describedAs("<h1,h2,h3,h4,p1,p2>").afterLogin().handledBy(this::active),
				Command.named("EPRT")
					.describedAs("<|family|address|port|>")
					.afterLogin()
					.feature("EPRT")
					.handledBy(this::extendedActive),
				Command.named("LPRT").describedAs("<address>").notOffered(), Command.named("LPSV").notOffered(),
				Command.named("ABOR").afterLogin().during(Turn.AT_ONCE).handledBy(DataChannelCommands::abort));
	}

	private Reply passive(Session session, String argument) {
		refuseAfterEpsvAll(session);
		Reservation reservation = reserve(session);
		HostPort advertised = reservation.advertised();
		if (!(advertised.address() instanceof Inet4Address)) {
			session.data().giveUp();
			return Reply.of(425, "PASV can only tell an IPv4 address, use EPSV.");
		}
		return Reply.of(227, "Entering Passive Mode (%s).".formatted(advertised.toPasv()));
	}

	private Reply extendedPassive(Session session, String argument) {
		String asked = argument.strip().toUpperCase(Locale.ROOT);
		if (asked.equals("ALL")) {
			session.terms(session.terms().withExtendedPassiveOnly());
			return Reply.of(200, "From now on only EPSV.");
		}
		String family = (session.localAddress() instanceof Inet4Address) ? "1" : "2";
		if (!asked.isEmpty() && !asked.equals(family)) {
			return asked.matches("\\d+") ? Reply.of(522, "Network protocol not supported, use (%s).".formatted(family))
					: Reply.of(501, "Syntax: EPSV [1|2|ALL]");
		}
		return Reply.of(229, "Entering Extended Passive Mode (|||%d|)".formatted(reserve(session).advertised().port()));
	}

	private Reservation reserve(Session session) {
		session.data().giveUp();
		try {
			Reservation reservation = this.ports.reserve(session.peer(), session.localAddress());
			session.data().agree(new PassiveEndpoint(reservation));
			return reservation;
		}
		catch (PassivePortsExhausted ex) {
			throw new Refused(425, "No passive port is free for your address, please try again.");
		}
	}

	private Reply active(Session session, String argument) {
		refuseAfterEpsvAll(session);
		return connectTo(session, HostPort.parsePort(argument.strip()));
	}

	private Reply extendedActive(Session session, String argument) {
		refuseAfterEpsvAll(session);
		try {
			return connectTo(session, HostPort.parseEprt(argument.strip()));
		}
		catch (UnsupportedFamilyException ex) {
			return Reply.of(522, "Network protocol not supported, use (1,2).");
		}
	}

	/** RFC 2577 section 3 suggests the 504 for what could be a bounce attack. */
	private Reply connectTo(Session session, HostPort target) {
		if (!this.properties.active().enabled()) {
			return Reply.of(502, "Active mode is not offered here, use PASV or EPSV.");
		}
		if (!this.properties.allowsActive(target, session.peer())) {
			return Reply.of(504, "Only ports of your own address from 1024 on can be connected to.");
		}
		InetAddress local = session.localAddress();
		session.data().agree(new ActiveEndpoint(new InetSocketAddress(target.address(), target.port()), local));
		return Reply.of(200, "The data connection will go to port %d.".formatted(target.port()));
	}

	private static void refuseAfterEpsvAll(Session session) {
		if (session.terms().extendedPassiveOnly()) {
			throw new Refused(503, "Only EPSV after EPSV ALL.");
		}
	}

	/**
	 * The transfer says 426 for itself; only then comes the 226 (RFC 959 section 4.1.3).
	 */
	private static Reply abort(Session session, String argument) {
		Transfer transfer = session.data().transfer();
		if (transfer == null) {
			session.data().giveUp();
			return Reply.of(226, "No transfer to abort.");
		}
		transfer.abort();
		session.data().awaitIdle(ABORTING);
		return Reply.of(226, "Aborted.");
	}

}
