package dev.wharf.protocol;

/**
 * What LIST and NLST are asked, read as ls would read it, because clients send ls flags
 * although no RFC has them. Unknown flags are ignored, long ones ({@code --full-time})
 * too. A name that begins with a dash is reached after {@code --}, as {@code ./-name}, or
 * as it is when it could be no flag ({@code -notes.txt}).
 *
 * @param all names that begin with a dot too ({@code -a}, {@code -A})
 * @param recursive with everything below ({@code -R})
 * @param directory a directory itself instead of what is in it ({@code -d})
 * @param longFormat with details, also for NLST ({@code -l})
 * @param onePerLine names only, also for LIST ({@code -1})
 * @param path a path or pattern as the client wrote it, spaces included; empty for the
 * current directory
 */
public record ListArguments(boolean all, boolean recursive, boolean directory, boolean longFormat, boolean onePerLine,
		String path) {

	/**
	 * Reads the argument of LIST or NLST; never fails.
	 * @param argument flags, if any, and a path, if any, with one space between them
	 * @return what is asked
	 */
	public static ListArguments parse(String argument) {
		StringBuilder flags = new StringBuilder();
		String rest = argument;
		while (rest.startsWith("-")) {
			int space = rest.indexOf(' ');
			String word = (space < 0) ? rest : rest.substring(0, space);
			if (!isFlags(word)) {
				break;
			}
			rest = (space < 0) ? "" : rest.substring(space + 1);
			if (word.equals("--")) {
				break;
			}
			if (!word.startsWith("--")) {
				flags.append(word);
			}
		}
		return of(flags.toString(), rest);
	}

	private static ListArguments of(String flags, String path) {
		boolean all = flags.contains("a") || flags.contains("A");
		return new ListArguments(all, flags.contains("R"), flags.contains("d"), flags.contains("l"),
				flags.contains("1"), path);
	}

	private static boolean isFlags(String word) {
		return word.startsWith("--") ? word.chars().skip(2).allMatch(ListArguments::isLongFlag)
				: word.length() > 1 && word.chars().skip(1).allMatch(ListArguments::isFlag);
	}

	private static boolean isLongFlag(int character) {
		return isFlag(character) || character == '-' || character == '=';
	}

	private static boolean isFlag(int character) {
		return character < 0x80 && Character.isLetterOrDigit(character);
	}

}
