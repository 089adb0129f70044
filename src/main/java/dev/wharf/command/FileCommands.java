package dev.wharf.command;

import java.io.IOException;
import java.util.List;

import dev.wharf.event.WharfEvent.TreeChange;
import dev.wharf.event.WharfEvent.TreeChanged;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Changes to the tree: DELE, RNFR, RNTO, MKD, RMD (RFC 959 section 4.1.3), their X-forms
 * (RFC 775), and AVBL for the room that is left (draft-peterson-streamlined-ftp).
 */
@Component
final class FileCommands implements Commands {

	private final ApplicationEventPublisher events;

	FileCommands(ApplicationEventPublisher events) {
		this.events = events;
	}

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
		VirtualPath path = session.resolve(file);
		session.login().files().delete(path);
		changed(session, TreeChange.DELETED, path, null);
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
		VirtualPath to = session.resolve(argument);
		session.login().files().rename(from, to);
		changed(session, TreeChange.RENAMED, from, to);
		return Reply.of(250, "Renamed.");
	}

	private Reply makeDirectory(Session session, String argument) throws IOException {
		VirtualPath folder = session.resolve(argument);
		session.login().files().makeDirectory(folder);
		changed(session, TreeChange.DIRECTORY_MADE, folder, null);
		return Reply.of(257, folder.quoted() + " created.");
	}

	private Reply removeDirectory(Session session, String argument) throws IOException {
		VirtualPath folder = session.resolve(argument);
		session.login().files().removeDirectory(folder);
		changed(session, TreeChange.DIRECTORY_REMOVED, folder, null);
		return Reply.of(250, "Removed.");
	}

	private void changed(Session session, TreeChange change, VirtualPath path, @Nullable VirtualPath target) {
		this.events.publishEvent(new TreeChanged(session.id(), session.peer(), session.userName(), change,
				path.toString(), (target != null) ? target.toString() : null));
	}

	private Reply available(Session session, String folder) throws IOException {
		return Reply.of(213, Long.toString(session.login().files().availableSpace(session.resolve(folder))));
	}

}
