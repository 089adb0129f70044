package dev.wharf.command;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * The commands of RFC 2228 and RFC 4217. Not offered yet: clients who ask get a 502 and
 * may go on without.
 */
@Component
final class SecurityCommands implements Commands {

	@Override
	public List<Command> rows() {
		return Stream.of("AUTH", "ADAT", "PBSZ", "PROT", "CCC", "MIC", "CONF", "ENC")
			.map((verb) -> Command.named(verb).notOffered())
			.toList();
	}

}
