package dev.wharf.command;

import java.util.List;
import java.util.Locale;

import dev.wharf.protocol.Reply;
import dev.wharf.session.CommandQueue.Turn;
import dev.wharf.session.Session;

import org.springframework.stereotype.Component;

/**
 * Who is who: SYST, NOOP (RFC 959), LANG (RFC 2640), and CLNT and CSID, by which clients
 * say what they are.
 */
@Component
final class InformationCommands implements Commands {

	private static final int LONGEST_NAME = 120;

	private final Version version;

	InformationCommands(Version version) {
		this.version = version;
	}

	@Override
	public List<Command> rows() {
		return List.of(Command.named("SYST").handledBy(InformationCommands::system),
				Command.named("NOOP").during(Turn.BESIDE_TRANSFER).handledBy(InformationCommands::nothing),
				Command.named("LANG")
					.describedAs("[<tag>]")
					.feature("LANG EN*")
					.handledBy(InformationCommands::language),
				Command.named("CLNT").describedAs("<name>").feature("CLNT").handledBy(InformationCommands::client),
				Command.named("CSID").describedAs("<facts>").feature("CSID").handledBy(this::clientFacts));
	}

	/** The form of LIST is meant: this word is what makes clients expect that of ls. */
	private static Reply system(Session session, String argument) {
		return Reply.of(215, "UNIX Type: L8");
	}

	private static Reply nothing(Session session, String argument) {
		return Reply.of(200, "OK.");
	}

	private static Reply language(Session session, String tag) {
		String asked = tag.strip().toUpperCase(Locale.ROOT);
		boolean english = asked.isEmpty() || asked.equals("EN") || asked.startsWith("EN-");
		return english ? Reply.of(200, "Texts are in English.") : Reply.of(504, "Texts are in English only.");
	}

	private static Reply client(Session session, String name) {
		remember(session, name);
		return Reply.of(200, "Noted.");
	}

	private Reply clientFacts(Session session, String facts) {
		remember(session, facts);
		return Reply.of(200, "Name=Wharf; Version=%s; OS=%s; CaseSensitive=1; DirSep=/;"
			.formatted(this.version.number(), System.getProperty("os.name")));
	}

	private static void remember(Session session, String name) {
		session.software().announced(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
	}

}
