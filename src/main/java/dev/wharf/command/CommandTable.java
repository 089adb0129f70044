package dev.wharf.command;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * All commands by name.
 */
@Component
final class CommandTable {

	private final Map<String, Command> byVerb = new LinkedHashMap<>();

	private final Map<String, Command> byAnyName = new HashMap<>();

	CommandTable(List<Commands> families) {
		Stream<Command> own = new TableCommands(this).rows().stream();
		Stream.concat(families.stream().flatMap((family) -> family.rows().stream()), own).forEach(this::add);
	}

	private void add(Command command) {
		this.byVerb.put(command.verb(), command);
		Stream.concat(Stream.of(command.verb()), command.aliases().stream()).forEach((name) -> {
			if (this.byAnyName.put(name, command) != null) {
				throw new IllegalStateException("Two commands are named " + name);
			}
		});
	}

	/**
	 * Looks a command up.
	 * @param name its verb or an alias, upper case
	 * @return the row, or {@code null} when nobody knows it
	 */
	@Nullable Command find(String name) {
		return this.byAnyName.get(name);
	}

	/**
	 * All rows, each once.
	 * @return the rows in the order of their families
	 */
	Collection<Command> rows() {
		return this.byVerb.values();
	}

}
