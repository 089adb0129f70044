package dev.wharf.command;

import java.io.IOException;
import java.util.List;

import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;

import org.springframework.stereotype.Component;

/**
 * Changes to the tree: DELE, RNFR, RNTO, MKD, RMD (RFC 959 section 4.1.3), their X-forms
 * (RFC 775), and AVBL for the room that is left (draft-peterson-streamlined-ftp).
 */
@Component
final class FileCommands implements Commands {

	@Override
	public List<Command> rows() {
		return List.of(Command.named("DELE").describedAs("<file>").afterLogin().handledBy(this::delete),
				Command.named("RNFR").describedAs("<path>").afterLogin().handledBy(this::renameFrom),
				Command.named("RNTO").describedAs("<path>").afterLogin().namesAFile().handledBy(this::renameTo),
				Command.named("MKD").alias("XMKD").describedAs("<folder>").afterLogin().handledBy(this::makeDirectory),
				Command.named("RMD")
					.alias("XRMD")
					.describedAs("<folder>")
					.afterLogin()
					.handledBy(this::removeDirectory),
				Command.named("AVBL")
					.describedAs("[<folder>]")
					.afterLogin()
					.feature("AVBL")
					.handledBy(this::available));
	}

	private Reply delete(Session session, String file) throws IOException {
		session.login().files().delete(session.resolve(file));
		return Reply.of(250, "Deleted.");
	}

	private Reply renameFrom(Session session, String argument) throws IOException {
		VirtualPath path = session.resolve(argument);
		session.login().files().facts(path);
		session.dialogue().renameFrom(path);
		return Reply.of(350, "Send RNTO with the new name.");
	}

	private Reply renameTo(Session session, String argument) throws IOException {
		VirtualPath from = session.dialogue().takeRenameFrom();
		if (from == null) {
			return Reply.of(503, "Send RNFR first.");
		}
		session.login().files().rename(from, session.resolve(argument));
		return Reply.of(250, "Renamed.");
	}

	private Reply makeDirectory(Session session, String argument) throws IOException {
		VirtualPath folder = session.resolve(argument);
		session.login().files().makeDirectory(folder);
		return Reply.of(257, folder.quoted() + " created.");
	}

	private Reply removeDirectory(Session session, String folder) throws IOException {
		session.login().files().removeDirectory(session.resolve(folder));
		return Reply.of(250, "Removed.");
	}

	private Reply available(Session session, String folder) throws IOException {
		return Reply.of(213, Long.toString(session.login().files().availableSpace(session.resolve(folder))));
	}

}
