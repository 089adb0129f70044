package dev.wharf.command;

import java.io.IOException;
import java.util.List;

import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import dev.wharf.storage.Download;
import dev.wharf.transfer.TransferPlan;

import org.springframework.stereotype.Component;

/**
 * Files to the client: RETR, and REST before it (RFC 959 section 4.1.3, RFC 3659 section
 * 5).
 */
@Component
final class DownloadCommands implements Commands {

	@Override
	public List<Command> rows() {
		return List.of(Command.named("RETR").describedAs("<file>").afterLogin().transferredBy(this::retrieve),
				Command.named("REST")
					.describedAs("<offset>")
					.afterLogin()
					.feature("REST STREAM")
					.handledBy(DownloadCommands::restart));
	}

	private static Reply restart(Session session, String argument) {
		long offset;
		try {
			offset = Long.parseLong(argument.strip());
		}
		catch (NumberFormatException ex) {
			offset = -1;
		}
		if (offset < 0) {
			return Reply.of(501, "REST takes a number of octets, 0 or more.");
		}
		session.dialogue().restartAt(offset);
		return Reply.of(350, "The next transfer starts at %d.".formatted(offset));
	}

	private TransferJob retrieve(Session session, String argument) throws IOException {
		long offset = session.dialogue().takeRestart();
		VirtualPath path = session.resolve(argument);
		Download file = session.login().files().download(path);
		try {
			RestartPoint start = RestartPoint.find(file.channel(), offset, Formats.converts(session));
			TransferPlan plan = new TransferPlan.Send(file.channel(), Formats.ofFiles(session), start.encoder());
			String opening = "Opening %s mode data connection for %s%s.".formatted(Formats.name(session), path,
					Formats.converts(session) ? "" : " (%d bytes)".formatted(file.size() - start.position()));
			return new TransferJob(TransferKind.DOWNLOAD, path, file.size() - start.position(), opening, plan,
					() -> Reply.of(226, "Transfer complete."), file);
		}
		catch (IOException | RuntimeException ex) {
			file.close();
			throw ex;
		}
	}

}
