package dev.wharf.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Shows an entry as facts for programs: MLSD and MLST (RFC 3659 section 7). Also knows
 * which facts are selected, as FEAT and OPTS MLST tell. A name with a line end in it is
 * left out of MLSD, since what would be shown in its place could be another file's name.
 */
public final class MachineListing implements ListingFormat {

	/** What a session begins with: everything that costs nothing to know. */
	public static final MachineListing DEFAULT = of(EnumSet.complementOf(EnumSet.of(Fact.CREATE)));

	private final Set<Fact> facts;

	private MachineListing(Set<Fact> facts) {
		this.facts = facts;
	}

	/** The format with these facts, in the order of {@link Fact}. */
	public static MachineListing of(Set<Fact> facts) {
		EnumSet<Fact> ordered = EnumSet.noneOf(Fact.class);
		ordered.addAll(facts);
		return new MachineListing(Collections.unmodifiableSet(ordered));
	}

	/**
	 * The format that a client asks for.
	 * @param selection fact names, each with a semicolon, as in OPTS MLST (RFC 3659
	 * section 7.9); unknown ones are ignored, and empty means no facts
	 * @return the format
	 */
	public static MachineListing parse(String selection) {
		EnumSet<Fact> selected = EnumSet.noneOf(Fact.class);
		for (String name : selection.split(";", -1)) {
			Fact.named(name.strip()).ifPresent(selected::add);
		}
		return of(selected);
	}

	/** The selected facts, in order; cannot be changed. */
	public Set<Fact> facts() {
		return this.facts;
	}

	/** What the reply to OPTS MLST repeats: {@code type;size;}. */
	public String selection() {
		StringBuilder selection = new StringBuilder();
		for (Fact fact : this.facts) {
			selection.append(fact.wireName()).append(';');
		}
		return selection.toString();
	}

	/**
	 * The line of FEAT: all facts, the selected ones with a star,
	 * {@code MLST type*;create;}.
	 */
	public String feature() {
		StringBuilder feature = new StringBuilder("MLST ");
		for (Fact fact : Fact.values()) {
			feature.append(fact.wireName()).append(this.facts.contains(fact) ? "*;" : ";");
		}
		return feature.toString();
	}

	/**
	 * The entry as the reply to MLST has it.
	 * @param entry the entry, by the name to show
	 * @return facts, a space and the name; the reply puts one more space before it (RFC
	 * 3659 section 7.2)
	 */
	public String describe(FileFacts entry) {
		return render(entry) + entry.name();
	}

	@Override
	public void write(FileFacts entry, NameCodec names, OutputStream out) throws IOException {
		if (LineBuffer.carries(entry.name())) {
			render(entry).name(entry.name(), names).writeTo(out);
		}
	}

	private LineBuffer render(FileFacts entry) {
		LineBuffer line = new LineBuffer();
		for (Fact fact : this.facts) {
			append(line, fact, entry);
		}
		return line.octet(' ');
	}

	private static void append(LineBuffer line, Fact fact, FileFacts entry) {
		switch (fact) {
			case TYPE -> begin(line, fact).ascii(type(entry.kind())).octet(';');
			case SIZE -> {
				if (!entry.isDirectory()) {
					begin(line, fact).number(entry.size()).octet(';');
				}
			}
			case MODIFY -> time(line, fact, entry.modified());
			case CREATE -> time(line, fact, entry.created());
			case PERM -> begin(line, fact).ascii(entry.permissions()).octet(';');
			case UNIQUE -> begin(line, fact).word(entry.unique(), 0).octet(';');
			case UNIX_MODE -> begin(line, fact).octal(entry.mode()).octet(';');
			case UNIX_OWNER -> begin(line, fact).word(entry.owner(), 0).octet(';');
			case UNIX_GROUP -> begin(line, fact).word(entry.group(), 0).octet(';');
		}
	}

	private static LineBuffer begin(LineBuffer line, Fact fact) {
		return line.ascii(fact.wireName()).octet('=');
	}

	private static void time(LineBuffer line, Fact fact, @Nullable Instant time) {
		if (time != null) {
			FtpTime.append(begin(line, fact), time).octet(';');
		}
	}

	private static String type(FileFacts.Kind kind) {
		return switch (kind) {
			case FILE -> "file";
			case DIRECTORY -> "dir";
			case CURRENT_DIRECTORY -> "cdir";
			case PARENT_DIRECTORY -> "pdir";
			case LINK -> "OS.unix=symlink";
			case OTHER -> "OS.unix=special";
		};
	}

}
