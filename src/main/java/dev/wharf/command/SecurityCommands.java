package dev.wharf.command;

import java.util.List;
import java.util.Locale;

import dev.wharf.protocol.FollowUp;
import dev.wharf.protocol.Reply;
import dev.wharf.session.CommandQueue.Turn;
import dev.wharf.session.Protection;
import dev.wharf.session.Session;
import dev.wharf.tls.ServerTls;

import org.springframework.stereotype.Component;

/**
 * The commands of RFC 2228 as RFC 4217 has them for TLS. What is not offered gets a 502,
 * and the client may go on without.
 */
@Component
final class SecurityCommands implements Commands {

	private final ServerTls tls;

	SecurityCommands(ServerTls tls) {
		this.tls = tls;
	}

	@Override
	public List<Command> rows() {
		return List.of(authentication(), bufferSize(), protection(), clearing(), Command.named("ADAT").notOffered(),
				Command.named("MIC").notOffered(), Command.named("CONF").notOffered(),
				Command.named("ENC").notOffered());
	}

	/** What was read behind it in the clear must not count as said under TLS. */
	private Command authentication() {
		Command.Row row = Command.named("AUTH").describedAs("<mechanism>").during(Turn.ALONE);
		return this.tls.offersExplicit()
				? row.features((session) -> session.isSecure() ? List.of() : List.of("AUTH TLS"))
					.handledBy(this::authenticate)
				: row.notOffered();
	}

	private Command bufferSize() {
		Command.Row row = Command.named("PBSZ").describedAs("<size>");
		return this.tls.isOffered()
				? row.features((session) -> offered(session, "PBSZ")).handledBy(SecurityCommands::agreeOnSize)
				: row.notOffered();
	}

	private Command protection() {
		Command.Row row = Command.named("PROT").describedAs("<level>");
		return this.tls.isOffered() ? row.features((session) -> offered(session, "PROT")).handledBy(this::protect)
				: row.notOffered();
	}

	private Command clearing() {
		Command.Row row = Command.named("CCC");
		return this.tls.offersClearCommandChannel()
				? row.features((session) -> session.isSecure() ? List.of("CCC") : List.of())
					.handledBy(SecurityCommands::clear)
				: row.notOffered();
	}

	/** A session on the main port can only ever use them if AUTH is there. */
	private List<String> offered(Session session, String line) {
		return (session.isSecure() || this.tls.offersExplicit()) ? List.of(line) : List.of();
	}

	/**
	 * TLS-C and TLS-P are the names of drafts of RFC 4217 for whether data connections
	 * are protected without PROT; SSL is what clients of that time say for TLS-P.
	 */
	private Reply authenticate(Session session, String mechanism) {
		String asked = mechanism.strip().toUpperCase(Locale.ROOT);
		Protection protection = switch (asked) {
			case "TLS", "TLS-C" -> Protection.CLEAR;
			case "SSL", "TLS-P" -> Protection.PRIVATE;
			default -> throw new Refused(504, "Only AUTH TLS is known.");
		};
		if (session.isSecure()) {
			throw new Refused(503, "The connection is under TLS already.");
		}
		session.secure(protection);
		return Reply.of(234, "AUTH %s accepted, begin the TLS handshake.".formatted(asked)).then(FollowUp.SECURE);
	}

	/** TLS has no use for it: whatever is asked for, the size is 0. */
	private static Reply agreeOnSize(Session session, String size) {
		requireTls(session);
		if (!size.strip().matches("\\d{1,10}")) {
			throw new IllegalArgumentException("PBSZ takes a number of octets.");
		}
		boolean isPrivate = session.terms().protection().isPrivate();
		session.terms(session.terms().with(new Protection(true, isPrivate)));
		return Reply.of(200, "PBSZ=0");
	}

	private Reply protect(Session session, String level) {
		requireTls(session);
		if (!session.terms().protection().bufferSizeAgreed()) {
			throw new Refused(503, "Send PBSZ 0 first.");
		}
		return switch (level.strip().toUpperCase(Locale.ROOT)) {
			case "P" -> protect(session, true);
			case "C" -> protect(session, false);
			case "S", "E" -> Reply.of(536, "TLS knows only the levels C and P.");
			default -> Reply.of(504, "The levels are C and P.");
		};
	}

	private Reply protect(Session session, boolean isPrivate) {
		if (!isPrivate && this.tls.requiresData()) {
			return Reply.of(534, "Data connections have to be protected here.");
		}
		session.terms(session.terms().with(new Protection(true, isPrivate)));
		return Reply.of(200, isPrivate ? "Data connections are under TLS." : "Data connections are in the clear.");
	}

	private static Reply clear(Session session, String argument) {
		if (!session.isSecure()) {
			throw new Refused(503, "The connection is in the clear already.");
		}
		return Reply.of(200, "Going back to the clear.").then(FollowUp.CLEAR);
	}

	/** After CCC what was agreed on still holds, and may be changed. */
	private static void requireTls(Session session) {
		if (!session.isSecure() && !session.terms().protection().bufferSizeAgreed()) {
			throw new Refused(503, "There is no TLS yet, send AUTH TLS first.");
		}
	}

}
