package dev.wharf.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a client is: what it says of itself (CLNT, CSID), or else what the order of its
 * first commands gives away, which every program has its own. Thread-safe.
 */
public final class ClientSoftware {

	/** What there is to tell them apart comes before the first transfer. */
	private static final int VERBS_HEARD = 9;

	private final StringBuilder verbs = new StringBuilder();

	private int heard;

	private String announced = "";

	/**
	 * Notes what the client says it is.
	 * @param text free text
	 */
	public synchronized void announced(String text) {
		this.announced = text;
	}

	/**
	 * What the client says it is.
	 * @return free text, empty when it has said nothing
	 */
	public synchronized String announced() {
		return this.announced;
	}

	/**
	 * Notes a command.
	 * @param verb its verb
	 * @param argument its argument; not kept
	 */
	public synchronized void says(String verb, String argument) {
		if (this.heard < VERBS_HEARD) {
			this.heard++;
			this.verbs.append(verb).append((verb + argument).equalsIgnoreCase("AUTHSSL") ? ":SSL " : " ");
		}
	}

	/**
	 * What the client is, as far as that can be known: a closed set, fit for figures.
	 * @return the program
	 */
	public synchronized Program program() {
		return Arrays.stream(Program.values())
			.filter((program) -> program.matches(this.announced, this.verbs.toString()))
			.findFirst()
			.orElse(this.announced.isEmpty() ? Program.UNKNOWN : Program.OTHER);
	}

	/** Programs that can be told apart. */
	public enum Program {

		/** By what it says. */
		LFTP("lftp", ""),
		/** By what it says. */
		FILEZILLA("FileZilla", ""),
		/** By what it says. */
		WINSCP("WinSCP", ""),
		/** By what it says. */
		NCFTP("NcFTP", ""),
		/** By its commands. */
		CURL("", "AUTH:SSL .*|(AUTH )?USER PASS PBSZ PROT (CCC )?PWD .*"),
		/** By its commands. */
		WGET("", "(AUTH )?USER PASS PBSZ PROT SYST PWD .*"),
		/** By its commands. */
		BASIC_FTP("", "(AUTH )?OPTS USER .*"),
		/** By the commands of the library it is made with, which others use too. */
		RCLONE("", "(AUTH )?USER PASS FEAT TYPE .*"),
		/** PHP's and Perl's functions; they begin alike. */
		PHP_OR_PERL("", "(AUTH )?PBSZ PROT USER PASS .*"),
		/** They begin alike. */
		CYBERDUCK_OR_FLUENTFTP("", "(HOST )?(AUTH )?USER PASS PBSZ PROT FEAT OPTS SYST .*"),
		/** It says that it is something else. */
		OTHER("", ""),
		/** It has not given itself away. */
		UNKNOWN("", "");

		private final String announcement;

		private final Pattern beginning;

		Program(String announcement, String beginning) {
			this.announcement = announcement.toLowerCase(Locale.ROOT);
			this.beginning = Pattern.compile(beginning);
		}

		private boolean matches(String announced, String verbs) {
			if (!announced.isEmpty()) {
				return !this.announcement.isEmpty() && announced.toLowerCase(Locale.ROOT).contains(this.announcement);
			}
			return !this.beginning.pattern().isEmpty() && this.beginning.matcher(verbs).matches();
		}

	}

}
