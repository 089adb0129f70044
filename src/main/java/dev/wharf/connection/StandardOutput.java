package dev.wharf.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the log goes when nobody says otherwise. inetd makes the client's connection the
 * standard output too, and what is written there would be read as replies.
 */
public final class StandardOutput {

	private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

	private StandardOutput() {
	}

	/**
	 * Keeps the log out of a client's connection; to be called before anything logs.
	 */
	public static void keepFromClient() {
		if (isSameSocket("0", "1") || isSameSocket("0", "2")) {
			PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
			System.setOut(nowhere);
			System.setErr(nowhere);
		}
	}

	private static boolean isSameSocket(String one, String other) {
		try {
			Path target = Files.readSymbolicLink(DESCRIPTORS.resolve(one));
			return target.toString().startsWith("socket:")
					&& target.equals(Files.readSymbolicLink(DESCRIPTORS.resolve(other)));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
