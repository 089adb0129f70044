package dev.wharf.command;

import dev.wharf.protocol.Reply;

/**
 * Ends a command with a reply where no failure of the file system says it better.
 */
final class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Reply reply;

	Refused(int code, String text) {
		this(Reply.of(code, text));
	}

	Refused(Reply reply) {
		super(reply.lines().getFirst(), null, false, false);
		this.reply = reply;
	}

	Reply reply() {
		return this.reply;
	}

}
