package dev.wharf.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.wharf.protocol.Reply;
import dev.wharf.session.CommandQueue.Turn;
import dev.wharf.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * One row of the command table: everything about a command but its work. FEAT, HELP,
 * OPTS, the gates, the names of metrics and what is kept out of logs are read from it.
 *
 * @param verb the command's name, upper case
 * @param aliases other names of it, such as the X-forms of RFC 775
 * @param syntax its argument as HELP shows it: empty when it takes none, in brackets when
 * it may be left out
 * @param beforeLogin whether a client may use it without a login
 * @param turn when it may run while a transfer is under way
 * @param features makes the lines that FEAT shows for it (RFC 2389)
 * @param options what OPTS does for it (RFC 2389), or {@code null}
 * @param secret whether its argument must never be shown
 * @param identifying whether it tells who the client is, which must not be in the clear
 * where TLS is required (RFC 4217 section 15.2)
 * @param deniedCode the code of its permanent failures: 550, or 553 where RFC 959 section
 * 5.4 speaks of the file's name
 * @param action what it does, or {@code null} when it is known but not offered (502)
 */
record Command(String verb, List<String> aliases, String syntax, boolean beforeLogin, Turn turn,
		Function<Session, List<String>> features, Action.@Nullable Replying options, boolean secret,
		boolean identifying, int deniedCode, @Nullable Action action) {

	private static final int FILE_UNAVAILABLE = 550;

	private static final int FILE_NAME_NOT_ALLOWED = 553;

	/**
	 * Starts a row.
	 * @param verb the command's name, upper case
	 * @return the row so far
	 */
	static Row named(String verb) {
		return new Row(verb);
	}

	/**
	 * The gates, in their one order: is it offered, is TLS missing, is the client logged
	 * in, would data be exposed, does the argument suit.
	 * @param now what the client may do
	 * @param argument the argument, empty when there is none
	 * @return why the command is not performed, or {@code null} when it is
	 */
	@Nullable Reply refusal(Circumstances now, String argument) {
		if (this.action == null) {
			return Reply.of(502, "%s is not offered here.".formatted(this.verb));
		}
		if (this.identifying && now.tlsMissing()) {
			return Reply.of(530, "TLS is required: send AUTH TLS first.");
		}
		if (!this.beforeLogin && !now.loggedIn()) {
			return notLoggedIn();
		}
		if (this.action instanceof Action.Transferring && now.dataExposed()) {
			return Reply.of(521, "Data connections have to be protected: PBSZ 0 and PROT P come first.");
		}
		return accepts(argument) ? null : Reply.of(501, "Syntax: " + usage());
	}

	/** What a client hears who asks for something before it has logged in. */
	static Reply notLoggedIn() {
		return Reply.of(530, "Please log in with USER and PASS.");
	}

	private boolean accepts(String argument) {
		if (this.syntax.isEmpty()) {
			return argument.isBlank();
		}
		return this.syntax.startsWith("[") || !argument.isEmpty();
	}

	/**
	 * The command as a line of help.
	 * @return verb and argument
	 */
	String usage() {
		return this.syntax.isEmpty() ? this.verb : this.verb + " " + this.syntax;
	}

	/** A row being written; the last call says what the command does. */
	static final class Row {

		private final String verb;

		private final List<String> features = new ArrayList<>(1);

		private List<String> aliases = List.of();

		private String syntax = "";

		private boolean beforeLogin = true;

		private Turn turn = Turn.IN_ORDER;

		private @Nullable Function<Session, List<String>> sessionFeatures;

		private Action.@Nullable Replying options;

		private boolean secret;

		private boolean identifying;

		private int deniedCode = FILE_UNAVAILABLE;

		private Row(String verb) {
			this.verb = verb;
		}

		Row alias(String... others) {
			this.aliases = List.of(others);
			return this;
		}

		Row describedAs(String syntax) {
			this.syntax = syntax;
			return this;
		}

		Row afterLogin() {
			this.beforeLogin = false;
			return this;
		}

		Row during(Turn turn) {
			this.turn = turn;
			return this;
		}

		Row feature(String line) {
			this.features.add(line);
			return this;
		}

		Row features(Function<Session, List<String>> lines) {
			this.sessionFeatures = lines;
			return this;
		}

		Row options(Action.Replying options) {
			this.options = options;
			return this;
		}

		Row secret() {
			this.secret = true;
			return this;
		}

		Row identifying() {
			this.identifying = true;
			return this;
		}

		Row namesAFile() {
			this.deniedCode = FILE_NAME_NOT_ALLOWED;
			return this;
		}

		Command handledBy(Action.Replying action) {
			return row(action);
		}

		Command reportedBy(Action.Reporting action) {
			return row(action);
		}

		Command transferredBy(Action.Transferring action) {
			return row(action);
		}

		Command notOffered() {
			return row(null);
		}

		private Command row(@Nullable Action action) {
			List<String> lines = List.copyOf(this.features);
			Function<Session, List<String>> shown = (this.sessionFeatures != null) ? this.sessionFeatures
					: (session) -> lines;
			return new Command(this.verb, this.aliases, this.syntax, this.beforeLogin, this.turn, shown, this.options,
					this.secret, this.identifying, this.deniedCode, action);
		}

	}

}
