package dev.wharf.command;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import dev.wharf.session.TransferFigures;
import dev.wharf.storage.Download;
import dev.wharf.storage.Upload;
import dev.wharf.storage.UploadCheck;
import dev.wharf.storage.UploadMode;
import dev.wharf.transfer.TransferPlan;

import org.springframework.stereotype.Component;

/**
 * Files from the client: STOR, APPE, STOU, ALLO (RFC 959 section 4.1.3), and COMB, which
 * joins what was sent in parts.
 */
@Component
final class UploadCommands implements Commands {

	private static final Pattern WORD = Pattern.compile("\"((?:[^\"]|\"\")*)\"|(\\S+)");

	private final UploadChecks checks;

	private final Announcements announcements;

	UploadCommands(UploadChecks checks, Announcements announcements) {
		this.checks = checks;
		this.announcements = announcements;
	}

	@Override
	public List<Command> rows() {
		return List.of(Command.named("STOR").describedAs("<file>").afterLogin().namesAFile().transferredBy(this::store),
				Command.named("APPE").describedAs("<file>").afterLogin().namesAFile().transferredBy(this::append),
				Command.named("STOU")
					.describedAs("[<file>]")
					.afterLogin()
					.namesAFile()
					.transferredBy(this::storeUnique),
				Command.named("ALLO")
					.describedAs("<octets> [R <octets>]")
					.afterLogin()
					.handledBy(UploadCommands::allocate),
				Command.named("COMB")
					.describedAs("\"<target>\" \"<part>\"...")
					.afterLogin()
					.feature("COMB target;source_list")
					.namesAFile()
					.handledBy(this::combine));
	}

	private TransferJob store(Session session, String argument) throws IOException {
		VirtualPath path = session.resolve(argument);
		long offset = session.dialogue().takeRestart();
		UploadMode mode = (offset > 0) ? new UploadMode.ResumeAt(stored(session, path, offset))
				: new UploadMode.Replace();
		return receive(session, session.login().files().upload(path, mode), "");
	}

	private TransferJob append(Session session, String argument) throws IOException {
		session.dialogue().takeRestart();
		return receive(session, session.login().files().upload(session.resolve(argument), new UploadMode.Append()), "");
	}

	private TransferJob storeUnique(Session session, String argument) throws IOException {
		session.dialogue().takeRestart();
		Upload upload = session.login().files().upload(session.resolve(argument), new UploadMode.Unique());
		return receive(session, upload, "FILE: " + upload.path());
	}

	/**
	 * RFC 1123 section 4.1.2.9 fixes the text of STOU's 150, for clients who look for the
	 * name.
	 */
	private TransferJob receive(Session session, Upload upload, String fixedOpening) {
		String opening = fixedOpening.isEmpty()
				? "Opening %s mode data connection for %s.".formatted(Formats.name(session), upload.path())
				: fixedOpening;
		TransferPlan plan = new TransferPlan.Receive(upload.channel(), Formats.ofFiles(session));
		UploadCheck check = this.checks.of(session, upload.path());
		Announcements.Announcement announcement = this.announcements.begin(session, upload.path());
		return new TransferJob(TransferKind.UPLOAD, upload.path(), TransferFigures.UNKNOWN_SIZE, opening, plan, () -> {
			announcement.complete(upload.commit(check));
			return Reply.of(226, "Transfer complete.");
		}, upload);
	}

	private static long stored(Session session, VirtualPath path, long offset) throws IOException {
		try (Download present = session.login().files().resumable(path)) {
			return RestartPoint.find(present.channel(), offset, Formats.converts(session)).position();
		}
		catch (NoSuchFileException ex) {
			throw RestartPoint.beyondTheEnd();
		}
	}

	/**
	 * Room is found while receiving; 200 since a 202 makes some cameras ask again for
	 * ever.
	 */
	private static Reply allocate(Session session, String argument) {
		return argument.matches("\\d+( [Rr] \\d+)?\\s*") ? Reply.of(200, "No storage allocation is necessary.")
				: Reply.of(501, "ALLO takes a number of octets.");
	}

	private Reply combine(Session session, String argument) throws IOException {
		List<VirtualPath> paths = new ArrayList<>();
		Matcher words = WORD.matcher(argument);
		while (words.find()) {
			String quoted = words.group(1);
			paths.add(session.resolve((quoted != null) ? quoted.replace("\"\"", "\"") : words.group(2)));
		}
		if (paths.size() < 2) {
			throw new IllegalArgumentException("COMB takes a target and the parts to join.");
		}
		VirtualPath target = paths.getFirst();
		session.login().files().combine(target, paths.subList(1, paths.size()), this.checks.of(session, target));
		return Reply.of(250, "Joined %d parts.".formatted(paths.size() - 1));
	}

}
