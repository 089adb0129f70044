package dev.wharf.user;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.wharf.property.InvalidPropertyException;

/**
 * The files a newcomer finds at the first login. What is missing is made; what is there
 * stays as it is.
 */
final class DemoFolder {

	private static final String README = """
			Welcome to Wharf.

			You are logged in to a demo: nobody has configured any users yet, so Wharf made
			this folder, and the user "wharf" with the password it printed at its start.
			You may do everything here. Anonymous users see the folder "public", and may
			only read it.

			To put a file of yours into the folder "inbox", with curl:

			    curl -u wharf -T photo.jpg ftp://localhost:2121/inbox/

			To get a file back:

			    curl -u wharf -O ftp://localhost:2121/inbox/photo.jpg

			(curl asks for the password; change host and port to where Wharf runs.)

			Once you set wharf.users, this demo is over. The folder stays, and is yours.
			""";

	private static final String COMMANDS = """
			A few things to try with an interactive client, such as lftp or ftp:

			    ls                       what is here
			    get README.txt           fetch a file
			    put notes.txt            send a file
			    mkdir trip               make a folder
			    rename notes.txt n.txt   rename a file
			    rm n.txt                 delete a file ("delete" in ftp)
			""";

	private static final String WELCOME = """
			Welcome to Wharf. This is the folder that anonymous users see.
			Whatever you put here can be read by everybody who reaches this server.
			""";

	private final Path root;

	DemoFolder(Path root) {
		this.root = root;
	}

	Path root() {
		return this.root;
	}

	Path publicFolder() {
		return this.root.resolve("public");
	}

	/**
	 * Makes what is missing.
	 * @throws InvalidPropertyException when that cannot be done
	 */
	void prepare() {
		try {
			Files.createDirectories(this.root.resolve("inbox"));
			Files.createDirectories(publicFolder());
			writeIfMissing(this.root.resolve("README.txt"), README);
			writeIfMissing(this.root.resolve("things-to-try.txt"), COMMANDS);
			writeIfMissing(publicFolder().resolve("welcome.txt"), WELCOME);
		}
		catch (IOException ex) {
			throw new InvalidPropertyException("wharf.demo.folder", this.root.toString(),
					"names a folder that cannot be filled with demo files (" + ex + ")",
					"Set wharf.demo.folder to a folder that the server may make and write to, or set wharf.users.", ex);
		}
	}

	private static void writeIfMissing(Path file, String text) throws IOException {
		try {
			Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
		}
		catch (FileAlreadyExistsException ignored) {
			// Somebody's own text by now, perhaps.
		}
	}

}
