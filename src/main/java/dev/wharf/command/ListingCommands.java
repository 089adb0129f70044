package dev.wharf.command;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.wharf.command.Listing.Naming;
import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.protocol.ListArguments;
import dev.wharf.protocol.ListingFormat;
import dev.wharf.protocol.NameListing;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.Representation;
import dev.wharf.protocol.UnixListing;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.CommandQueue.Turn;
import dev.wharf.session.Session;
import dev.wharf.session.TransferFigures;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferPlan;

import org.springframework.stereotype.Component;

/**
 * What there is: LIST, NLST, STAT (RFC 959 section 4.1.3) and MLSD (RFC 3659 section 7).
 */
@Component
final class ListingCommands implements Commands {

	private final Clock clock;

	ListingCommands(Clock clock) {
		this.clock = clock;
	}

	@Override
	public List<Command> rows() {
		return List.of(Command.named("LIST").describedAs("[<path>]").afterLogin().transferredBy(this::list),
				Command.named("NLST").describedAs("[<path>]").afterLogin().transferredBy(this::names),
				Command.named("MLSD").describedAs("[<folder>]").afterLogin().transferredBy(this::facts),
				Command.named("STAT").describedAs("[<path>]").during(Turn.BESIDE_TRANSFER).reportedBy(this::status));
	}

	private TransferJob list(Session session, String argument) throws IOException {
		ListArguments asked = ListArguments.parse(argument);
		ListingFormat format = asked.onePerLine() ? new NameListing() : new UnixListing(this.clock);
		return send(session, Listing.of(session, asked, format, Naming.PLAIN));
	}

	private TransferJob names(Session session, String argument) throws IOException {
		ListArguments asked = ListArguments.parse(argument);
		ListingFormat format = asked.longFormat() ? new UnixListing(this.clock) : new NameListing();
		return send(session, Listing.of(session, asked, format, Naming.WITH_FOLDER));
	}

	private TransferJob facts(Session session, String argument) throws IOException {
		VirtualPath folder = session.resolve(argument);
		if (!session.login().files().facts(folder).isDirectory()) {
			throw new Refused(501, folder + ": not a folder, use MLST.");
		}
		ListArguments whole = new ListArguments(false, false, false, true, false, argument);
		return send(session, Listing.of(session, whole, session.terms().facts(), Naming.PLAIN));
	}

	/** A listing has no middle to start from, and the transfer after it begins anew. */
	private static TransferJob send(Session session, Listing listing) {
		session.dialogue().takeRestart();
		String opening = "Opening ASCII mode data connection for the listing of %s.".formatted(listing.path());
		TransferPlan plan = new TransferPlan.Write(listing, Formats.ofListings(session));
		return new TransferJob(TransferKind.LISTING, listing.path(), TransferFigures.UNKNOWN_SIZE, opening, plan,
				() -> Reply.of(226, "Transfer complete."), listing);
	}

	/**
	 * With a path a listing over the control connection, else how the session is doing.
	 */
	private Report status(Session session, String argument) throws IOException {
		if (argument.isBlank()) {
			return new Report(211, "Status of Wharf:", (out) -> {
				for (String line : statusLines(session)) {
					out.write(session.names().encode(" " + line + "\r\n"));
				}
			}, "End of status.");
		}
		if (!session.isLoggedIn()) {
			throw new Refused(Command.notLoggedIn());
		}
		Listing listing = Listing.of(session, ListArguments.parse(argument), new UnixListing(this.clock), Naming.PLAIN);
		int code = session.login().files().isDirectory(listing.path()) ? 212 : 213;
		return new Report(code, "Status of " + listing.path() + ":", listing, "End of status.");
	}

	private static List<String> statusLines(Session session) {
		List<String> lines = new ArrayList<>();
		lines.add("Connected from " + session.peer().getHostAddress());
		String user = session.userName();
		lines.add((user != null) ? "Logged in as " + user : "Not logged in");
		Representation representation = session.terms().representation();
		lines.add("TYPE: %s, STRU: File, MODE: %s".formatted(representation.type(), representation.mode()));
		lines.add("Idle timeout is %d seconds".formatted(session.activity().idleTimeout().toSeconds()));
		Transfer transfer = session.data().transfer();
		lines.add((transfer != null) ? "%s: %d octets in %d seconds".formatted(transfer.plan().direction(),
				transfer.octets(), transfer.elapsed().toSeconds()) : "No data connection");
		return lines;
	}

}
