package dev.wharf.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.wharf.protocol.Reply;
import dev.wharf.session.Session;
import dev.wharf.session.CommandQueue.Turn;

/**
 * The commands that speak about commands: FEAT and OPTS (RFC 2389), HELP (RFC 959).
 */
final class TableCommands implements Commands {

	private static final int VERBS_A_LINE = 8;

	private final CommandTable table;

	TableCommands(CommandTable table) {
		this.table = table;
	}

	@Override
	public List<Command> rows() {
		return List.of(Command.named("FEAT").handledBy(this::features),
				Command.named("HELP").describedAs("[<command>]").during(Turn.BESIDE_TRANSFER).handledBy(this::help),
				Command.named("OPTS")
					.describedAs("<command> [<options>]")
					.feature("UTF8")
					.feature("TVFS")
					.handledBy(this::options));
	}

	private Reply features(Session session, String argument) {
		List<String> lines = this.table.rows()
			.stream()
			.flatMap((command) -> command.features().apply(session).stream())
			.map((line) -> " " + line)
			.sorted()
			.toList();
		return Reply.multiline(211, "Extensions supported:", lines, "End");
	}

	private Reply help(Session session, String argument) {
		if (argument.isBlank()) {
			List<String> verbs = this.table.rows()
				.stream()
				.filter((row) -> row.action() != null)
				.map(Command::verb)
				.sorted()
				.toList();
			return Reply.multiline(214, "These commands are recognized:", inColumns(verbs),
					"HELP <command> shows the syntax of one.");
		}
		Command command = this.table.find(argument.strip().toUpperCase(Locale.ROOT));
		if (command == null || command.action() == null) {
			return Reply.of(502, "Unknown command %s.".formatted(argument.strip()));
		}
		return Reply.of(214, "Syntax: " + command.usage());
	}

	static List<String> inColumns(List<String> words) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < words.size(); i += VERBS_A_LINE) {
			StringBuilder line = new StringBuilder();
			words.subList(i, Math.min(i + VERBS_A_LINE, words.size()))
				.forEach((word) -> line.append(' ').append(word).repeat(' ', Math.max(0, 8 - word.length())));
			lines.add(line.toString().stripTrailing());
		}
		return lines;
	}

	private Reply options(Session session, String argument) throws IOException {
		String[] parts = argument.strip().split(" +", 2);
		String name = parts[0].toUpperCase(Locale.ROOT);
		String options = (parts.length > 1) ? parts[1].strip() : "";
		if (name.equals("UTF8") || name.equals("UTF-8")) {
			return utf8(session, options);
		}
		Command command = this.table.find(name);
		if (command == null || command.options() == null) {
			return Reply.of(501, "No options are known for %s.".formatted(parts[0]));
		}
		return command.options().perform(session, options);
	}

	/** OPTS UTF8 ON: before there was RFC 2640's FEAT line, and still sent by many. */
	private Reply utf8(Session session, String option) {
		return switch (option.toUpperCase(Locale.ROOT)) {
			case "", "ON", "NLST" -> {
				session.useUtf8(true);
				yield Reply.of(200, "File names are UTF-8.");
			}
			case "OFF" -> {
				session.useUtf8(false);
				yield Reply.of(200, "File names are %s.".formatted(session.names().charset().name()));
			}
			default -> Reply.of(501, "OPTS UTF8 is ON or OFF, not %s.".formatted(option));
		};
	}

}
