package dev.wharf.event;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What happened in the service, told to whoever listens (metrics, logs, later audit and
 * hooks), so that no protocol code has to know who is interested. Published as Spring
 * application events on the thread on which it happened: a listener must be quick.
 */
public sealed interface WharfEvent {

	/**
	 * A constant as meters, records and endpoints write it.
	 * @param constant any
	 * @return lower case with dashes
	 */
	static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** What belongs into the records of the service, whoever reads them. */
	sealed interface Recorded extends WharfEvent {

	}

	/**
	 * A client was turned away before it had a session.
	 *
	 * @param peer the client's address
	 * @param reason which limit or list turned it away
	 */
	record ConnectionRefused(InetAddress peer, Refusal reason) implements Recorded {
	}

	/**
	 * A client was greeted.
	 *
	 * @param session the session's identifier
	 * @param peer the client's address
	 */
	record SessionOpened(String session, InetAddress peer) implements Recorded {
	}

	/**
	 * The greeting (220) has been sent.
	 *
	 * @param session the session's identifier
	 * @param took from the accepted connection
	 */
	record SessionGreeted(String session, Duration took) implements WharfEvent {
	}

	/**
	 * A session is over, whoever ended it.
	 *
	 * @param session the session's identifier
	 * @param peer the client's address
	 * @param user the name of the logged-in user, if there was one
	 * @param lasted from greeting to end
	 */
	record SessionClosed(String session, InetAddress peer, @Nullable String user, Duration lasted) implements Recorded {
	}

	/**
	 * A login was decided.
	 *
	 * @param session the session's identifier
	 * @param peer the client's address
	 * @param user the name that was given
	 * @param result how it went
	 * @param took from the command's turn to the decision
	 */
	record LoginDecided(String session, InetAddress peer, String user, LoginResult result,
			Duration took) implements Recorded {
	}

	/**
	 * A command was answered; a transfer command when its final reply was sent.
	 *
	 * @param session the session's identifier
	 * @param verb the verb of the command table, or {@code unknown}
	 * @param code the reply code of RFC 959
	 * @param took from the line's turn to the reply
	 */
	record CommandCompleted(String session, String verb, int code, Duration took) implements WharfEvent {
	}

	/**
	 * The TLS handshake of a control connection was brought to an end. One that the
	 * client leaves alone, as port scans and probes of load balancers do, is none.
	 *
	 * @param peer the client's address
	 * @param protocol such as {@code TLSv1.3}, or {@code null} when client and server
	 * could not agree
	 * @param resumed whether it resumed the TLS session of an earlier connection
	 * @param took from the moment at which the client could begin
	 */
	record ControlSecured(InetAddress peer, @Nullable String protocol, boolean resumed,
			Duration took) implements WharfEvent {
	}

	/**
	 * A data connection was put under TLS.
	 *
	 * @param session the session's identifier
	 * @param program which program the client is, of a closed set
	 * @param protocol such as {@code TLSv1.3}
	 * @param resumed whether it resumed the TLS session of its control connection
	 * @param accepted whether it is used
	 */
	record DataSecured(String session, String program, String protocol, boolean resumed,
			boolean accepted) implements WharfEvent {
	}

	/**
	 * The data connection of a transfer is there.
	 *
	 * @param session the session's identifier
	 * @param peer the client's address
	 * @param user the name of the user
	 * @param kind what is to move
	 * @param path the virtual path of the file or folder
	 */
	record TransferStarted(String session, InetAddress peer, String user, TransferKind kind,
			String path) implements Recorded {
	}

	/**
	 * A client has changed the tree.
	 *
	 * @param session the session's identifier
	 * @param peer the client's address
	 * @param user the name of the user
	 * @param change what it did
	 * @param path the virtual path of the file or folder
	 * @param target the new path of what was renamed
	 */
	record TreeChanged(String session, InetAddress peer, @Nullable String user, TreeChange change, String path,
			@Nullable String target) implements Recorded {
	}

	/**
	 * A transfer over a data connection is over.
	 *
	 * @param session the session's identifier
	 * @param peer the client's address
	 * @param user the name of the user
	 * @param kind what moved
	 * @param path the virtual path of the file or folder
	 * @param ascii whether line ends were converted
	 * @param anonymous whether the user is that of anonymous access
	 * @param octets octets of the file side that moved
	 * @param times how long it took
	 * @param result how it ended
	 */
	record TransferEnded(String session, InetAddress peer, String user, TransferKind kind, String path, boolean ascii,
			boolean anonymous, long octets, TransferTimes times, TransferResult result) implements Recorded {
	}

	/**
	 * How long a transfer took.
	 *
	 * @param whole from the command to the end
	 * @param connecting from the command to the data connection, if there was one
	 * @param firstOctet from the data connection to the first octet on it, if there was
	 * one
	 */
	record TransferTimes(Duration whole, @Nullable Duration connecting, @Nullable Duration firstOctet) {
	}

	/**
	 * A process that served clients is over.
	 *
	 * @param worker what the log calls it
	 * @param how exit code or signal
	 * @param expected whether it was time
	 */
	record WorkerEnded(String worker, String how, boolean expected) implements WharfEvent {
	}

	/**
	 * A session has used the place that keeps its files; told only where somebody traces
	 * sessions.
	 *
	 * @param session the session's identifier
	 * @param operation what was done, of a closed set
	 * @param path the virtual path of the file or folder
	 * @param failure which kind of failure it met, if it did
	 * @param took how long
	 */
	record StorageUsed(String session, String operation, String path, @Nullable String failure,
			Duration took) implements WharfEvent {
	}

	/**
	 * Validators have looked at an upload.
	 *
	 * @param session the session's identifier
	 * @param peer the client's address
	 * @param user the name of the user
	 * @param path the virtual path that the file should have
	 * @param decision what they said
	 * @param reason why, unless they accepted
	 * @param took how long
	 */
	record UploadValidated(String session, InetAddress peer, String user, String path, Decision decision,
			@Nullable String reason, Duration took) implements Recorded {

		/** What validators said. */
		public enum Decision {

			/** All accept. */
			ACCEPTED,
			/** One rejects. */
			REJECTED,
			/** One could not tell in time. */
			UNDECIDED

		}

	}

	/**
	 * Somebody was to be told about a stored file.
	 *
	 * @param outcome how it went
	 */
	record AnnouncementTried(AnnouncementTried.Outcome outcome) implements WharfEvent {

		/** How an attempt to tell somebody went. */
		public enum Outcome {

			/** It was understood. */
			DELIVERED,
			/** It was not, and is tried again later. */
			RETRIED,
			/** It was not, and was put aside. */
			DEAD

		}

	}

	/**
	 * A data connection has come to one service of a group and belongs to another.
	 *
	 * @param outcome what became of it
	 */
	record ConnectionRelayed(ConnectionRelayed.Outcome outcome) implements WharfEvent {

		/** What became of a data connection of another service. */
		public enum Outcome {

			/** It goes on to its owner. */
			HANDED_ON,
			/** It has come from another service. */
			TAKEN_OVER,
			/** There are as many as there may be. */
			FULL,
			/** Its owner does not answer. */
			UNREACHABLE,
			/** Somebody is no service of the group. */
			REJECTED

		}

	}

	/**
	 * The service has tested itself.
	 *
	 * @param outcome how it went
	 * @param phases how long each step took, as far as it came
	 */
	record SelfTested(SelfTested.Outcome outcome, Map<String, Duration> phases) implements WharfEvent {

		/** How a self-test went. */
		public enum Outcome {

			/** A file went up and came down again. */
			PASSED,
			/** Nobody was let in: the service is full, or drained. */
			BUSY,
			/** Something did not work. */
			FAILED

		}

	}

	/** Why a client was turned away. */
	enum Refusal {

		/** The service holds as many sessions as it may. */
		SESSIONS,
		/** The client's address holds as many sessions as it may. */
		SESSIONS_PER_ADDRESS,
		/** Every thread of the pool is taken. */
		POOL,
		/** There are as many processes as there may be, each with a client. */
		PROCESSES,
		/** The service is shutting down. */
		SHUTDOWN,
		/** An operator lets nobody in for a while. */
		DRAINING,
		/**
		 * The PROXY header was missing or wrong, or came from somebody who may not send
		 * one.
		 */
		PROXY_HEADER

	}

	/** How a login went. */
	enum LoginResult {

		/** The user is in. */
		ACCEPTED,
		/** Name or password were wrong, or the user is disabled. */
		REJECTED,
		/** The user was right but holds as many sessions as it may. */
		LIMITED

	}

	/** What a client did to the tree. */
	enum TreeChange {

		/** A file or folder has another path. */
		RENAMED,
		/** A file is gone. */
		DELETED,
		/** There is a new folder. */
		DIRECTORY_MADE,
		/** A folder is gone. */
		DIRECTORY_REMOVED

	}

	/** What a transfer moved. */
	enum TransferKind {

		/** A file to the client. */
		DOWNLOAD,
		/** A file from the client. */
		UPLOAD,
		/** A listing. */
		LISTING

	}

	/** How a transfer ended. */
	enum TransferResult {

		/** Whole. */
		COMPLETED,
		/** By ABOR, the end of the session, or shutdown. */
		ABORTED,
		/** There never was a data connection. */
		NOT_CONNECTED,
		/** The data connection could not be protected as agreed. */
		NOT_SECURED,
		/** The data connection broke or stood still. */
		BROKEN,
		/** A validator did not want the file. */
		REJECTED,
		/** The file's side failed. */
		FAILED

	}

}
