package dev.wharf.conversation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

import dev.wharf.contract.WharfServer;
import dev.wharf.contract.WireClient;
import org.jspecify.annotations.Nullable;

/**
 * One run of a script: says the client's lines and compares the server's with what the
 * script has.
 */
final class Conversation {

	private static final String ANYTHING = "…";

	private final WharfServer server;

	/** Lines of the last reply that the script has not come to yet. */
	private final Deque<String> unheard = new ArrayDeque<>();

	/** The last reply whole. */
	private List<String> reply = List.of();

	private @Nullable WireClient client;

	private boolean skipping;

	Conversation(WharfServer server) {
		this.server = server;
	}

	void play(List<String> script) {
		for (int index = 0; index < script.size(); index++) {
			String line = script.get(index);
			if (line.isBlank() || line.startsWith("#")) {
				continue;
			}
			try {
				step(line.substring(0, 2), line.substring(3));
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("line " + (index + 1) + ": " + line + "\n" + ex.getMessage(), ex);
			}
		}
		expectNothingUnheard();
	}

	private void step(String speaker, String line) {
		switch (speaker) {
			case "G:" -> given(line.split(" ", 3));
			case "C:" -> say(line);
			case "S:" -> hear(line);
			case "N:" -> missIn(line);
			default -> throw new IllegalArgumentException("a line starts with G:, C:, S:, N: or #");
		}
	}

	private void given(String[] words) {
		switch (words[0]) {
			case "login" -> this.client = (words.length > 1) ? this.server.login(words[1]) : this.server.login();
			case "file" -> this.server.write(words[1], (words.length > 2) ? words[2] : "");
			case "folder" -> this.server.makeFolder(words[1]);
			default -> throw new IllegalArgumentException("given is a login, a file or a folder");
		}
	}

	private void say(String line) {
		expectNothingUnheard();
		client().write(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) + "\r\n");
	}

	private void hear(String expected) {
		if (expected.equals("(closed)")) {
			expectNothingUnheard();
			require(client().isClosed(), "the connection is still open");
			return;
		}
		if (this.unheard.isEmpty()) {
			this.reply = client().read().lines();
			this.unheard.addAll(this.reply);
		}
		if (expected.equals(ANYTHING)) {
			this.skipping = true;
			return;
		}
		Pattern pattern = pattern(expected);
		while (this.skipping && this.unheard.size() > 1 && !matches(pattern, this.unheard.getFirst())) {
			this.unheard.removeFirst();
		}
		this.skipping = false;
		require(matches(pattern, this.unheard.getFirst()), "the server said: " + this.unheard.getFirst());
		this.unheard.removeFirst();
	}

	private void missIn(String unexpected) {
		Pattern pattern = pattern(unexpected);
		require(this.reply.stream().noneMatch((line) -> matches(pattern, line)), "the server said so: " + this.reply);
	}

	private void expectNothingUnheard() {
		if (this.skipping) {
			this.unheard.clear();
			this.skipping = false;
		}
		require(this.unheard.isEmpty(), "the server said more: " + this.unheard);
	}

	private WireClient client() {
		if (this.client == null) {
			this.client = this.server.dial();
		}
		return this.client;
	}

	private void require(boolean condition, String message) {
		if (!condition) {
			throw new AssertionError(message + "\n" + client().transcript());
		}
	}

	private static boolean matches(Pattern pattern, String octets) {
		String line = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
		return pattern.matcher(line).matches();
	}

	private static Pattern pattern(String expected) {
		if (expected.length() > 1 && expected.startsWith("/") && expected.endsWith("/")) {
			return Pattern.compile(expected.substring(1, expected.length() - 1));
		}
		return Pattern.compile(Pattern.quote(expected).replace(ANYTHING, "\\E.*\\Q"));
	}

}
