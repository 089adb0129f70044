package dev.wharf.protocol;

import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A path as clients see it: absolute and normalised, so that nothing behind it ever meets
 * {@code ..} or an empty name. The parent of the root is the root. Immutable.
 */
public final class VirtualPath implements Comparable<VirtualPath> {

	/** The top of a user's view. */
	public static final VirtualPath ROOT = new VirtualPath("/");

	private final String path;

	private VirtualPath(String path) {
		this.path = path;
	}

	/**
	 * The path a text denotes.
	 * @param absolute a text that begins with a slash
	 * @return the path
	 * @throws InvalidPathException if it does not begin with a slash or contains NUL
	 */
	public static VirtualPath of(String absolute) {
		if (!absolute.startsWith("/")) {
			throw new InvalidPathException(absolute, "Not an absolute path");
		}
		return ROOT.resolve(absolute);
	}

	/**
	 * The path a client means from here.
	 * @param path relative, or absolute if it begins with a slash; empty is here
	 * @return the path
	 * @throws InvalidPathException if it contains NUL
	 */
	public VirtualPath resolve(String path) {
		refuseNul(path);
		List<String> names = new ArrayList<>();
		if (!path.startsWith("/")) {
			names.addAll(names());
		}
		for (String name : path.split("/", -1)) {
			switch (name) {
				case "", "." -> {
				}
				case ".." -> {
					if (!names.isEmpty()) {
						names.removeLast();
					}
				}
				default -> names.add(name);
			}
		}
		return names.isEmpty() ? ROOT : new VirtualPath("/" + String.join("/", names));
	}

	/**
	 * The entry of that name in this directory.
	 * @param name one name as a listing has it
	 * @return its path
	 * @throws InvalidPathException if it is not one name: empty, a dot, two dots, or with
	 * a slash or NUL in it
	 */
	public VirtualPath child(String name) {
		refuseNul(name);
		if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
			throw new InvalidPathException(name, "Not the name of an entry");
		}
		return new VirtualPath(isRoot() ? "/" + name : this.path + '/' + name);
	}

	/** The directory this is in; the root's is the root. */
	public VirtualPath parent() {
		int slash = this.path.lastIndexOf('/');
		return (slash == 0) ? ROOT : new VirtualPath(this.path.substring(0, slash));
	}

	/** The last name; empty for the root. */
	public String name() {
		return this.path.substring(this.path.lastIndexOf('/') + 1);
	}

	/** All names from the root down; empty for the root. */
	public List<String> names() {
		return isRoot() ? List.of() : Arrays.asList(this.path.substring(1).split("/", -1));
	}

	/** Whether this is the top of the view. */
	public boolean isRoot() {
		return this.path.length() == 1;
	}

	/** Whether this is the other path or below it. */
	public boolean startsWith(VirtualPath other) {
		return other.isRoot() || this.path.equals(other.path)
				|| (this.path.startsWith(other.path) && this.path.charAt(other.path.length()) == '/');
	}

	/**
	 * The form of a 257 reply (RFC 959 appendix II): in quotes, quotes within it doubled.
	 */
	public String quoted() {
		return '"' + this.path.replace("\"", "\"\"") + '"';
	}

	@Override
	public int compareTo(VirtualPath other) {
		return this.path.compareTo(other.path);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof VirtualPath virtualPath && virtualPath.path.equals(this.path);
	}

	@Override
	public int hashCode() {
		return this.path.hashCode();
	}

	@Override
	public String toString() {
		return this.path;
	}

	private static void refuseNul(String path) {
		int index = path.indexOf('\0');
		if (index >= 0) {
			throw new InvalidPathException(path.replace('\0', '?'), "A path cannot contain NUL", index);
		}
	}

}
