package dev.wharf.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.wharf.protocol.AsciiEncoder;
import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.FtpTime;
import dev.wharf.protocol.MachineListing;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import dev.wharf.storage.Download;
import dev.wharf.storage.VirtualFileSystem;

import org.springframework.stereotype.Component;

/**
 * What is known of one file, and changes to it: SIZE, MDTM, MLST (RFC 3659), MFMT, MFF
 * (draft-somers-ftp-mfxx).
 */
@Component
final class FactCommands implements Commands {

	/** Counting the octets of a text means reading it. */
	private static final long LARGEST_COUNTED_TEXT = 16 << 20;

	private static final int TIMESTAMP = 14;

	@Override
	public List<Command> rows() {
		return List.of(Command.named("SIZE").describedAs("<file>").afterLogin().feature("SIZE").handledBy(this::size),
				Command.named("MDTM")
					.describedAs("<path>")
					.afterLogin()
					.feature("MDTM")
					.handledBy(this::modificationTime),
				Command.named("MLST")
					.describedAs("[<path>]")
					.afterLogin()
					.features((session) -> List.of(session.terms().facts().feature()))
					.options(this::selectFacts)
					.handledBy(this::facts),
				Command.named("MFMT")
					.describedAs("<time> <path>")
					.afterLogin()
					.feature("MFMT")
					.handledBy(this::setModificationTime),
				Command.named("MFF")
					.describedAs("<fact>=<value>;... <path>")
					.afterLogin()
					.feature("MFF modify;UNIX.mode;")
					.handledBy(this::setFacts));
	}

	/**
	 * What the transfer would move, hence counted after conversion in ASCII type (RFC
	 * 3659 section 4).
	 */
	private Reply size(Session session, String argument) throws IOException {
		VirtualPath path = session.resolve(argument);
		VirtualFileSystem files = session.login().files();
		long size = files.resumableSize(path);
		if (!Formats.converts(session)) {
			return Reply.of(213, Long.toString(size));
		}
		if (size > LARGEST_COUNTED_TEXT) {
			throw new FileSystemException(path.toString(), null, "too large to count in ASCII type, use TYPE I");
		}
		try (Download text = files.resumable(path)) {
			return Reply.of(213, Long.toString(AsciiEncoder.encodedLength(text.channel())));
		}
	}

	/** Some clients set the time with it too: MDTM YYYYMMDDHHMMSS path. */
	private Reply modificationTime(Session session, String argument) throws IOException {
		try {
			FileFacts facts = session.login().files().facts(session.resolve(argument));
			return Reply.of(213, FtpTime.format(facts.modified()));
		}
		catch (NoSuchFileException ex) {
			if (startsWithTime(argument)) {
				return setModificationTime(session, argument);
			}
			throw ex;
		}
	}

	private static boolean startsWithTime(String argument) {
		return argument.length() > TIMESTAMP && argument.indexOf(' ') >= TIMESTAMP
				&& argument.chars().limit(TIMESTAMP).allMatch(Character::isDigit);
	}

	private Reply facts(Session session, String argument) throws IOException {
		VirtualPath path = session.resolve(argument);
		FileFacts facts = session.login().files().facts(path).withName(path.toString());
		MachineListing format = session.terms().facts();
		return Reply.multiline(250, "Listing " + path, List.of(" " + format.describe(facts)), "End");
	}

	private Reply selectFacts(Session session, String selection) {
		MachineListing chosen = MachineListing.parse(selection);
		session.terms(session.terms().with(chosen));
		return Reply.of(200, ("MLST OPTS " + chosen.selection()).strip());
	}

	private Reply setModificationTime(Session session, String argument) throws IOException {
		String[] parts = pair(argument);
		Instant time = FtpTime.parse(parts[0]);
		VirtualPath path = session.resolve(parts[1]);
		session.login().files().setModified(path, time);
		return Reply.of(213, "Modify=%s; %s".formatted(FtpTime.format(time), path));
	}

	private Reply setFacts(Session session, String argument) throws IOException {
		String[] parts = pair(argument);
		VirtualPath path = session.resolve(parts[1]);
		List<Change> changes = new ArrayList<>();
		for (String fact : parts[0].split(";", -1)) {
			if (!fact.isEmpty()) {
				changes.add(Change.parse(fact));
			}
		}
		StringBuilder done = new StringBuilder();
		for (Change change : changes) {
			change.apply(session.login().files(), path);
			done.append(change.fact()).append('=').append(change.value()).append(';');
		}
		return Reply.of(213, done + " " + path);
	}

	private static String[] pair(String argument) {
		String[] parts = argument.split(" ", 2);
		if (parts.length < 2 || parts[1].isEmpty()) {
			throw new IllegalArgumentException("two arguments are needed, a value and a path.");
		}
		return parts;
	}

	/**
	 * One fact that MFF changes.
	 *
	 * @param fact its name as the client wrote it
	 * @param value its value
	 */
	private record Change(String fact, String value) {

		static Change parse(String text) {
			String[] sides = text.split("=", 2);
			if (sides.length < 2) {
				throw new IllegalArgumentException("a fact is written name=value;");
			}
			Change change = new Change(sides[0], sides[1]);
			change.check();
			return change;
		}

		private void check() {
			switch (name()) {
				case "modify", "create" -> FtpTime.parse(this.value);
				case "unix.mode" -> UnixMode.parse(this.value);
				default -> throw new Refused(504, "The fact %s cannot be changed.".formatted(this.fact));
			}
		}

		void apply(VirtualFileSystem files, VirtualPath path) throws IOException {
			switch (name()) {
				case "modify" -> files.setModified(path, FtpTime.parse(this.value));
				case "create" -> files.setCreated(path, FtpTime.parse(this.value));
				default -> files.setMode(path, UnixMode.parse(this.value).bits());
			}
		}

		private String name() {
			return this.fact.toLowerCase(Locale.ROOT);
		}

	}

}
