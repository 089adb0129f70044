package dev.wharf.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import dev.wharf.protocol.FileFacts;
import dev.wharf.protocol.FileFacts.Kind;
import dev.wharf.protocol.GlobPattern;
import dev.wharf.protocol.ListArguments;
import dev.wharf.protocol.ListingFormat;
import dev.wharf.protocol.NameCodec;
import dev.wharf.protocol.UnixListing;
import dev.wharf.protocol.VirtualPath;
import dev.wharf.session.Session;
import dev.wharf.storage.DirectoryEntries;
import dev.wharf.storage.VirtualFileSystem;
import dev.wharf.transfer.ContentWriter;
import org.jspecify.annotations.Nullable;

/**
 * A listing that is written while the folder is read: a folder of any size takes the same
 * memory, and its first entries leave at once. What can be refused is refused when it is
 * made, before there is a data connection.
 */
final class Listing implements ContentWriter, Closeable {

	/** A folder of up to so many entries is sorted by name, as people like to read it. */
	private static final int SORTED = 1000;

	private final VirtualFileSystem files;

	private final NameCodec names;

	private final ListingFormat format;

	private final ListArguments asked;

	private final Scope scope;

	private final @Nullable DirectoryEntries entries;

	private final Deque<Branch> branches = new ArrayDeque<>();

	private Listing(Session session, ListArguments asked, ListingFormat format, Scope scope) throws IOException {
		this.files = session.login().files();
		this.names = session.names();
		this.format = format;
		this.asked = asked;
		this.scope = scope;
		this.entries = (scope.single() != null) ? null : this.files.list(scope.path());
	}

	/**
	 * The listing of what a client asks for: a folder, one entry, or the entries of a
	 * folder that match a pattern.
	 * @param session whose client asks
	 * @param asked what it asks for
	 * @param format how an entry is shown
	 * @param naming how an entry is named
	 * @return the listing, with its folder opened
	 * @throws IOException when there is nothing to list
	 */
	static Listing of(Session session, ListArguments asked, ListingFormat format, Naming naming) throws IOException {
		return new Listing(session, asked, format, Scope.of(session, asked, naming));
	}

	/** How entries are named. */
	enum Naming {

		/** By their own name, as in LIST. */
		PLAIN,
		/**
		 * With the folder as the client wrote it, so that RETR finds them, as in NLST.
		 */
		WITH_FOLDER

	}

	/** The folder or file that is listed, without patterns. */
	VirtualPath path() {
		return this.scope.path();
	}

	@Override
	public void writeTo(OutputStream out) throws IOException {
		FileFacts single = this.scope.single();
		if (single != null) {
			this.format.write(single, this.names, out);
			return;
		}
		Branch root = new Branch(this.scope.path(), this.scope.prefix(), ".");
		if (this.entries != null) {
			write(this.entries, root, out);
		}
		while (!this.branches.isEmpty()) {
			Branch branch = this.branches.pop();
			UnixListing.writeHeading(branch.heading(), this.names, out);
			try (DirectoryEntries below = this.files.list(branch.path())) {
				write(below, branch, out);
			}
			catch (NoSuchFileException ex) {
				out.write("(removed meanwhile)\r\n".getBytes(StandardCharsets.US_ASCII));
			}
		}
	}

	private void write(DirectoryEntries source, Branch branch, OutputStream out) throws IOException {
		List<Branch> below = new ArrayList<>();
		if (this.asked.all() && this.scope.pattern() == null) {
			FileFacts self = this.files.facts(branch.path());
			show(self.withName(".").withKind(Kind.CURRENT_DIRECTORY), branch, out);
			show(self.withName("..").withKind(Kind.PARENT_DIRECTORY), branch, out);
		}
		List<FileFacts> first = new ArrayList<>();
		FileFacts entry = next(source);
		while (entry != null && first.size() < SORTED) {
			first.add(entry);
			entry = next(source);
		}
		if (entry == null) {
			first.sort(Comparator.comparing(FileFacts::name));
		}
		for (FileFacts known : first) {
			show(known, branch, out);
			descend(known, branch, below);
		}
		for (; entry != null; entry = next(source)) {
			show(entry, branch, out);
			descend(entry, branch, below);
		}
		below.reversed().forEach(this.branches::push);
	}

	private @Nullable FileFacts next(DirectoryEntries source) throws IOException {
		GlobPattern pattern = this.scope.pattern();
		FileFacts entry = source.next();
		while (entry != null && pattern != null && !pattern.matches(entry.name())) {
			entry = source.next();
		}
		return entry;
	}

	private void show(FileFacts entry, Branch branch, OutputStream out) throws IOException {
		FileFacts shown = branch.prefix().isEmpty() ? entry : entry.withName(branch.prefix() + entry.name());
		this.format.write(shown, this.names, out);
	}

	private void descend(FileFacts entry, Branch branch, List<Branch> below) {
		if (this.asked.recursive() && entry.kind() == Kind.DIRECTORY) {
			String prefix = branch.prefix().isEmpty() ? "" : branch.prefix() + entry.name() + "/";
			below.add(new Branch(branch.path().child(entry.name()), prefix, branch.heading() + "/" + entry.name()));
		}
	}

	@Override
	public void close() throws IOException {
		if (this.entries != null) {
			this.entries.close();
		}
	}

	/**
	 * A folder of a recursive listing.
	 *
	 * @param path where it is
	 * @param prefix what is put before the names in it
	 * @param heading how {@code ls -R} would head it
	 */
	private record Branch(VirtualPath path, String prefix, String heading) {
	}

	/**
	 * What is listed.
	 *
	 * @param path a folder, or the one entry
	 * @param pattern which entries of the folder, or {@code null} for all
	 * @param prefix what is put before the names of the folder
	 * @param single the one entry, or {@code null} for a folder
	 */
	private record Scope(VirtualPath path, @Nullable GlobPattern pattern, String prefix, @Nullable FileFacts single) {

		static Scope of(Session session, ListArguments asked, Naming naming) throws IOException {
			String written = asked.path();
			VirtualPath path = session.resolve(written);
			VirtualFileSystem files = session.login().files();
			try {
				FileFacts facts = files.facts(path);
				if (facts.isDirectory() && !asked.directory()) {
					boolean bare = written.isEmpty() || written.equals(".");
					String folder = bare ? "" : written.endsWith("/") ? written : written + "/";
					return new Scope(path, null, (naming == Naming.WITH_FOLDER) ? folder : "", null);
				}
				return new Scope(path, null, "", facts.withName(written.isEmpty() ? "." : written));
			}
			catch (NoSuchFileException ex) {
				String name = path.name();
				if (!GlobPattern.isPattern(name)) {
					throw ex;
				}
				String folder = written.substring(0, written.lastIndexOf('/') + 1);
				return new Scope(path.parent(), GlobPattern.compile(name), (naming == Naming.WITH_FOLDER) ? folder : "",
						null);
			}
		}

	}

}
