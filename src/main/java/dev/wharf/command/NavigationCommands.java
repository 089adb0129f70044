package dev.wharf.command;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.util.List;

import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import dev.wharf.storage.VirtualFileSystem;

import org.springframework.stereotype.Component;

/**
 * Where the client stands: CWD, CDUP, PWD, SMNT (RFC 959 section 4.1.1) and their X-forms
 * (RFC 775).
 */
@Component
final class NavigationCommands implements Commands {

	@Override
	public List<Command> rows() {
		return List.of(Command.named("CWD").alias("XCWD").describedAs("<folder>").afterLogin().handledBy(this::change),
				Command.named("CDUP").alias("XCUP").afterLogin().handledBy(this::up),
				Command.named("PWD").alias("XPWD").afterLogin().handledBy(NavigationCommands::print),
				Command.named("SMNT").describedAs("<path>").afterLogin().notOffered());
	}

	private Reply change(Session session, String folder) throws IOException {
		return move(session, session.resolve(folder));
	}

	private Reply up(Session session, String argument) throws IOException {
		return move(session, session.directory().parent());
	}

	/** When it is no folder, its facts tell whether there is nothing at all. */
	private static Reply move(Session session, VirtualPath folder) throws IOException {
		VirtualFileSystem files = session.login().files();
		if (!files.isDirectory(folder)) {
			files.facts(folder);
			throw new NotDirectoryException(folder.toString());
		}
		session.directory(folder);
		return Reply.of(250, "The working directory is %s.".formatted(folder));
	}

	private static Reply print(Session session, String argument) {
		return Reply.of(257, session.directory().quoted() + " is the working directory.");
	}

}
