package dev.wharf.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

import dev.wharf.event.UploadAnnouncer;
import dev.wharf.event.UploadStored;
import dev.wharf.protocol.DigestAlgorithm;
import dev.wharf.protocol.FileDigest;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import dev.wharf.storage.StoredFile;
import dev.wharf.storage.VirtualFileSystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Has uploads announced before their clients hear that they are complete: a client that
 * has its 226 will not send the file again.
 */
@Component
class Announcements {

	private static final Logger logger = LoggerFactory.getLogger(Announcements.class);

	private final @Nullable UploadAnnouncer announcer;

	private final Clock clock;

	Announcements(ObjectProvider<UploadAnnouncer> announcer, Clock clock) {
		this.announcer = announcer.getIfAvailable();
		this.clock = clock;
	}

	/**
	 * Prepares for an upload that begins.
	 * @param session whose upload it is, logged in
	 * @param path the file
	 */
	Announcement begin(Session session, VirtualPath path) {
		return new Announcement(session, session.login().user().name(), session.login().files(), path,
				this.clock.instant());
	}

	/** What is known of an upload before it is complete. */
	final class Announcement {

		private final Session session;

		private final String user;

		private final VirtualFileSystem files;

		private final VirtualPath path;

		private final Instant started;

		private Announcement(Session session, String user, VirtualFileSystem files, VirtualPath path, Instant started) {
			this.session = session;
			this.user = user;
			this.files = files;
			this.path = path;
			this.started = started;
		}

		/**
		 * Announces the upload, if anybody wants to know.
		 * @param file what is in place now
		 * @throws Refused when it cannot be announced: the client should come again
		 */
		void complete(StoredFile file) {
			UploadAnnouncer announcer = Announcements.this.announcer;
			if (announcer == null) {
				return;
			}
			try {
				announcer
					.announce(new UploadStored(this.session.id(), this.session.peer(), this.user, this.path.toString(),
							file.size(), digest(file), this.started, Announcements.this.clock.instant()));
			}
			catch (IOException ex) {
				logger.error("{} in session {} could not be announced: {}", this.path, this.session.id(),
						ex.getMessage());
				throw new Refused(451, "The file is stored, but those who wait for it cannot be told. Send it again.");
			}
		}

		/**
		 * Of a file that came in parts it is computed now, as far as the user may read.
		 */
		private @Nullable FileDigest digest(StoredFile file) {
			if (file.digest() != null) {
				return file.digest();
			}
			try {
				DigestAlgorithm algorithm = DigestAlgorithm.SHA_256;
				return new FileDigest(algorithm, this.files.digest(this.path, algorithm, 0, file.size()));
			}
			catch (IOException ex) {
				logger.debug("{} has no digest", this.path, ex);
				return null;
			}
		}

	}

}
