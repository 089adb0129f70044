package dev.wharf.worker;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

import dev.wharf.event.UploadStored;
import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.Refusal;
import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOrder;
import dev.wharf.tls.PortableKeys;
import dev.wharf.upload.ArrivedUpload;
import dev.wharf.upload.UploadVerdict;
import dev.wharf.user.FtpUser;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor and its processes say to each other.
 */
sealed interface Message {

	/**
	 * A process says that it is there.
	 *
	 * @param number the number its supervisor has given it
	 */
	record Hello(long number) implements Message {
	}

	/**
	 * Tells a process what to do.
	 *
	 * @param settings the properties it works by
	 * @param keys for TLS, if there are any
	 * @param onlyOneClient whether it accepts a single client and ends
	 * @param announces whether stored files are to be announced
	 * @param validation how long an upload may be validated; {@code null} if none is to
	 * be
	 * @param loggers which loggers log from which level on
	 * @param shutdownTimeout how long transfers may take to finish at the end
	 */
	record Assignment(List<Record> settings, @Nullable PortableKeys keys, boolean onlyOneClient, boolean announces,
			@Nullable Duration validation, List<LoggerLevel> loggers, Duration shutdownTimeout) implements Message {
	}

	/**
	 * The level of a logger.
	 *
	 * @param logger the name
	 * @param level the level's name; empty for that of the logger above it
	 */
	record LoggerLevel(String logger, String level) implements Message {
	}

	/**
	 * A process accepts clients from now on.
	 *
	 * @param relayPort where it takes data connections that have come to other services;
	 * 0 if nowhere
	 */
	record Ready(int relayPort) implements Message {
	}

	/** A process that has one client only has accepted it. */
	record Accepted() implements Message {
	}

	/**
	 * Something happened in a process.
	 *
	 * @param event what
	 */
	record Happened(WharfEvent event) implements Message {
	}

	/**
	 * A process has something to log.
	 *
	 * @param logger which logger
	 * @param level from {@code ERROR} to {@code TRACE}
	 * @param text the message, with a stack trace if there was one
	 */
	record Logged(String logger, String level, String text) implements Message {
	}

	/**
	 * The sign of life, which also comes when something has changed.
	 *
	 * @param figures what the process holds
	 */
	record Beat(Figures figures) implements Message {
	}

	/**
	 * A supervisor wants to know a process's sessions.
	 *
	 * @param number for the answer
	 */
	record Inquiry(long number) implements Message {
	}

	/**
	 * An operator wants something done with sessions.
	 *
	 * @param order what
	 */
	record Ordered(SessionOrder order) implements Message {
	}

	/**
	 * The sessions of a process.
	 *
	 * @param number of the inquiry
	 * @param sessions all of them
	 */
	record Report(long number, List<SessionFigures> sessions) implements Message {
	}

	/**
	 * A process wants to know something.
	 *
	 * @param number for the answer
	 * @param query what
	 */
	record Question(long number, Query query) implements Message {
	}

	/**
	 * The answer to a question.
	 *
	 * @param number of the question
	 * @param verdict the answer
	 */
	record Answer(long number, Verdict verdict) implements Message {
	}

	/**
	 * A place is free again.
	 *
	 * @param place the number it was given under
	 */
	record Released(long place) implements Message {
	}

	/**
	 * A client has shown the right password.
	 *
	 * @param client its address
	 */
	record LoginSucceeded(InetAddress client) implements Message {
	}

	/**
	 * New connections are to be made with these keys.
	 *
	 * @param keys for TLS
	 */
	record Renewed(PortableKeys keys) implements Message {
	}

	/**
	 * A process is to accept nobody any more and to end when its sessions have.
	 *
	 * @param patience how long sessions that do nothing may stay
	 */
	record Drain(Duration patience) implements Message {
	}

	/** What a process wants to know. */
	sealed interface Query {

		/**
		 * Whether a client may come in.
		 *
		 * @param client its address
		 */
		record Admit(InetAddress client) implements Query {
		}

		/**
		 * Whether a stored file is certain to be announced.
		 *
		 * @param upload what was stored
		 */
		record Announce(UploadStored upload) implements Query {
		}

		/**
		 * Whether an upload may be in place.
		 *
		 * @param upload what has arrived
		 */
		record Validate(ArrivedUpload upload) implements Query {
		}

		/**
		 * Whether a user may have one more session.
		 *
		 * @param user the name
		 * @param most the user's own bound
		 */
		record AdmitUser(String user, int most) implements Query {
		}

		/**
		 * Whose name and password these are.
		 *
		 * @param name the name
		 * @param password the password
		 * @param client the client's address
		 */
		record LogIn(String name, String password, InetAddress client) implements Query {

			@Override
			public String toString() {
				return "LogIn[name=" + this.name + ", password=[PROTECTED], client=" + this.client + "]";
			}

		}

		/**
		 * Who is in by name alone.
		 *
		 * @param name the name
		 */
		record LogInByName(String name) implements Query {
		}

		/**
		 * Who is in by certificate.
		 *
		 * @param name the name
		 * @param certificate the certificate, encoded, in Base64
		 */
		record LogInByCertificate(String name, String certificate) implements Query {
		}

		/** Which sessions there are, in all processes. */
		record Sessions() implements Query {
		}

		/**
		 * How long to hold back the answer to a failed login.
		 *
		 * @param client the client's address
		 */
		record Failed(InetAddress client) implements Query {
		}

	}

	/** What a supervisor answers. */
	sealed interface Verdict {

		/**
		 * There is a place.
		 *
		 * @param place its number, for when it is given back
		 */
		record Place(long place) implements Verdict {
		}

		/**
		 * There is none.
		 *
		 * @param reason which bound is reached
		 */
		record NoPlace(Refusal reason) implements Verdict {
		}

		/**
		 * Who it is.
		 *
		 * @param user the user, or nobody
		 */
		record Known(@Nullable FtpUser user) implements Verdict {
		}

		/**
		 * Which sessions there are.
		 *
		 * @param sessions of all processes
		 */
		record All(List<SessionFigures> sessions) implements Verdict {
		}

		/**
		 * How the wish for an announcement was met.
		 *
		 * @param certain whether it will be made, whatever happens
		 */
		record Announced(boolean certain) implements Verdict {
		}

		/**
		 * What becomes of an upload.
		 *
		 * @param verdict what the validators say
		 */
		record Validated(UploadVerdict verdict) implements Verdict {
		}

		/**
		 * How long to hold back.
		 *
		 * @param delay the time
		 */
		record Hold(Duration delay) implements Verdict {
		}

	}

}
