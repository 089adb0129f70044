package dev.wharf.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wharf.protocol.Reply;
import dev.wharf.protocol.Representation;
import dev.wharf.session.Session;

import org.springframework.stereotype.Component;

/**
 * How data is written on the wire: TYPE, STRU, MODE (RFC 959 section 4.1.2), with MODE Z
 * (draft-preston-ftpext-deflate).
 */
@Component
final class RepresentationCommands implements Commands {

	private static final Pattern LEVEL = Pattern.compile("Z\\s+LEVEL\\s+([1-9])", Pattern.CASE_INSENSITIVE);

	@Override
	public List<Command> rows() {
		return List.of(
				Command.named("TYPE")
					.describedAs("<A [N|T]|I|L 8>")
					.afterLogin()
					.handledBy(RepresentationCommands::type),
				Command.named("STRU").describedAs("<F>").afterLogin().handledBy(RepresentationCommands::structure),
				Command.named("MODE")
					.describedAs("<S|Z>")
					.afterLogin()
					.feature("MODE Z")
					.options(RepresentationCommands::modeOptions)
					.handledBy(RepresentationCommands::mode));
	}

	/**
	 * Telnet format controls change nothing in a file that is stored, so T is as good as
	 * N.
	 */
	private static Reply type(Session session, String argument) {
		return switch (normal(argument)) {
			case "A", "A N", "A T" ->
				agree(session, representation(session).withType(Representation.Type.ASCII), "The type is ASCII.");
			case "I", "L 8", "L8" ->
				agree(session, representation(session).withType(Representation.Type.IMAGE), "The type is binary.");
			case "E", "E N", "E T", "E C", "A C" -> Reply.of(504, "TYPE %s is not offered here.".formatted(argument));
			case String other when other.matches("L ?\\d+") -> Reply.of(504, "Only octets: TYPE L 8.");
			default -> Reply.of(501, "TYPE is A, A N, A T, I or L 8.");
		};
	}

	private static Reply structure(Session session, String argument) {
		return switch (normal(argument)) {
			case "F" -> Reply.of(200, "The structure is file.");
			case "R", "P" -> Reply.of(504, "Only STRU F is offered here.");
			default -> Reply.of(501, "STRU is F.");
		};
	}

	private static Reply mode(Session session, String argument) {
		return switch (normal(argument)) {
			case "S" ->
				agree(session, representation(session).withMode(Representation.Mode.STREAM), "The mode is stream.");
			case "Z" ->
				agree(session, representation(session).withMode(Representation.Mode.DEFLATE), "The mode is deflate.");
			case "B", "C" -> Reply.of(504, "MODE %s is not offered here.".formatted(argument));
			default -> Reply.of(501, "MODE is S or Z.");
		};
	}

	private static Reply modeOptions(Session session, String options) {
		Matcher level = LEVEL.matcher(options);
		if (!level.matches()) {
			return Reply.of(501, "Syntax: OPTS MODE Z LEVEL <1-9>");
		}
		int chosen = Integer.parseInt(level.group(1));
		return agree(session, representation(session).withDeflateLevel(chosen),
				"MODE Z has level %d.".formatted(chosen));
	}

	private static String normal(String argument) {
		return argument.strip().toUpperCase(Locale.ROOT).replaceAll(" +", " ");
	}

	private static Representation representation(Session session) {
		return session.terms().representation();
	}

	private static Reply agree(Session session, Representation representation, String text) {
		session.terms(session.terms().with(representation));
		return Reply.of(200, text);
	}

}
