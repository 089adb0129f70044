package dev.wharf.command;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.FileFacts.Kind;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Digests of files: HASH (draft-bryan-ftpext-hash) and the older commands that name the
 * algorithm, XCRC, XMD5, XSHA1, XSHA256, XSHA512.
 */
@Component
final class DigestCommands implements Commands {

	/** A path, quoted or not, and perhaps the first octet and the one behind the last. */
	private static final Pattern PART = Pattern.compile("(?:\"(.+)\"|(.+?))(?: (\\d{1,18})(?: (\\d{1,18}))?)?");

	@Override
	public List<Command> rows() {
		List<Command> rows = new ArrayList<>();
		rows.add(Command.named("HASH")
			.describedAs("<file>")
			.afterLogin()
			.features((session) -> List.of(algorithms(session)))
			.options(DigestCommands::select)
			.handledBy(this::hash));
		rows.add(named("XCRC", DigestAlgorithm.CRC32));
		rows.add(named("XMD5", DigestAlgorithm.MD5));
		rows.add(named("XSHA1", DigestAlgorithm.SHA_1));
		rows.add(named("XSHA256", DigestAlgorithm.SHA_256));
		rows.add(named("XSHA512", DigestAlgorithm.SHA_512));
		return rows;
	}

	private Command named(String verb, DigestAlgorithm algorithm) {
		return Command.named(verb)
			.describedAs("<file> [<from> [<to>]]")
			.afterLogin()
			.feature(verb)
			.handledBy((session, argument) -> part(session, argument, algorithm));
	}

	private static String algorithms(Session session) {
		DigestAlgorithm selected = session.terms().digest();
		return Arrays.stream(DigestAlgorithm.values())
			.map((algorithm) -> algorithm.wireName() + ((algorithm == selected) ? "*" : ""))
			.collect(Collectors.joining(";", "HASH ", ";"));
	}

	private static Reply select(Session session, String name) {
		if (!name.isEmpty()) {
			DigestAlgorithm chosen = DigestAlgorithm.named(name.toUpperCase(Locale.ROOT)).orElse(null);
			if (chosen == null) {
				return Reply.of(501, "Unknown algorithm, see the HASH line of FEAT.");
			}
			session.terms(session.terms().with(chosen));
		}
		return Reply.of(200, session.terms().digest().wireName());
	}

	private Reply hash(Session session, String argument) throws IOException {
		VirtualPath path = session.resolve(argument);
		DigestAlgorithm algorithm = session.terms().digest();
		FileFacts facts = file(session, path);
		String digest = session.login().files().digest(path, algorithm, 0, facts.size());
		return Reply.of(213, "%s 0-%d %s %s".formatted(algorithm.wireName(), facts.size(), digest, argument));
	}

	/** A name that ends in a number is a name if there is such a file. */
	private Reply part(Session session, String argument, DigestAlgorithm algorithm) throws IOException {
		Matcher part = PART.matcher(argument);
		boolean whole = exists(session, argument) || !part.matches();
		String name = whole ? argument : (part.group(1) != null) ? part.group(1) : part.group(2);
		VirtualPath path = session.resolve(name);
		long size = file(session, path).size();
		long from = number(whole ? null : part.group(3), 0);
		long to = number(whole ? null : part.group(4), size);
		if (from > to || to > size) {
			throw new Refused(501, "The file has the octets 0 to %d.".formatted(size));
		}
		return Reply.of(250, session.login().files().digest(path, algorithm, from, to));
	}

	private static boolean exists(Session session, String name) throws IOException {
		try {
			session.login().files().facts(session.resolve(name));
			return true;
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	private static long number(@Nullable String digits, long otherwise) {
		return (digits != null) ? Long.parseLong(digits) : otherwise;
	}

	private static FileFacts file(Session session, VirtualPath path) throws IOException {
		FileFacts facts = session.login().files().facts(path);
		if (facts.kind() != Kind.FILE) {
			throw new Refused(550, path + ": not a file.");
		}
		return facts;
	}

}
