package dev.wharf.command;

import java.nio.file.Path;

import dev.wharf.event.WharfEvent.TransferResult;
import dev.wharf.protocol.Reply;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import dev.wharf.storage.UploadCheck;
import dev.wharf.upload.ArrivedUpload;
import dev.wharf.upload.UploadValidation;
import dev.wharf.upload.UploadVerdict.Accepted;
import dev.wharf.upload.UploadVerdict.Rejected;
import dev.wharf.upload.UploadVerdict.Undecided;

import org.springframework.stereotype.Component;

/**
 * Has uploads validated before they are in place, and tells clients what came of it.
 */
@Component
class UploadChecks {

	private final UploadValidation validation;

	UploadChecks(UploadValidation validation) {
		this.validation = validation;
	}

	/**
	 * Prepares for an upload that begins; its login may be over when it ends.
	 * @param session whose upload it is, logged in
	 * @param path the file
	 */
	UploadCheck of(Session session, VirtualPath path) {
		String user = session.login().user().name();
		return this.validation.isWanted() ? (content) -> check(session, user, path, content) : UploadCheck.NONE;
	}

	private void check(Session session, String user, VirtualPath path, Path content) {
		ArrivedUpload upload = new ArrivedUpload(session.id(), session.peer(), user, path.toString(),
				content.toUri().toString());
		switch (this.validation.validate(upload)) {
			case Accepted accepted -> {
			}
			case Rejected rejected -> throw new Refused(rejected.code(), rejected.reason());
			case Undecided undecided ->
				throw new Refused(451, "The file could not be checked, please try again later.");
		}
	}

	/**
	 * What a transfer came to whose octets all have moved.
	 * @param refusal the final reply
	 */
	static TransferResult result(Reply refusal) {
		return switch (refusal.code()) {
			case 550, 552, 553 -> TransferResult.REJECTED;
			default -> TransferResult.FAILED;
		};
	}

}
