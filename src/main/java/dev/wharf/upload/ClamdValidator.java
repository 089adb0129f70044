package dev.wharf.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

import dev.wharf.upload.UploadVerdict.Accepted;
import dev.wharf.upload.UploadVerdict.Rejected;

/**
 * Has ClamAV's {@code clamd} look for viruses. The octets go over its socket
 * ({@code INSTREAM}), so that it needs no right to read users' files. Thread-safe.
 *
 * @param address of its socket, found anew each time: its host may move
 */
record ClamdValidator(Supplier<SocketAddress> address) implements UploadValidator {

	private static final int CHUNK = 64 * 1024;

	private static final int LONGEST_ANSWER = 4096;

	@Override
	public UploadVerdict validate(ArrivedUpload upload) throws IOException {
		SocketAddress place = this.address.get();
		try (SocketChannel clamd = SocketChannel.open(place);
				FileChannel file = FileChannel.open(upload.content(), StandardOpenOption.READ)) {
			return verdict(converse(clamd, file));
		}
		catch (IOException ex) {
			throw new IOException("clamd at %s: %s".formatted(place, ex.getMessage()), ex);
		}
	}

	/** A clamd that has had enough answers and closes; its answer says why. */
	private static String converse(SocketChannel clamd, FileChannel file) throws IOException {
		try {
			send(clamd, file);
		}
		catch (IOException ex) {
			String answer = clamd.isOpen() ? answer(clamd) : "";
			if (answer.isEmpty()) {
				throw ex;
			}
			return answer;
		}
		return answer(clamd);
	}

	private static void send(SocketChannel clamd, FileChannel file) throws IOException {
		writeAll(clamd, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
		ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
		while (file.read(chunk.clear().position(Integer.BYTES)) >= 0) {
			chunk.flip().putInt(0, chunk.limit() - Integer.BYTES);
			writeAll(clamd, chunk);
		}
		writeAll(clamd, chunk.clear().putInt(0, 0).limit(Integer.BYTES));
	}

	private static void writeAll(SocketChannel clamd, ByteBuffer octets) throws IOException {
		while (octets.hasRemaining()) {
			clamd.write(octets);
		}
	}

	private static String answer(SocketChannel clamd) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		ByteBuffer octets = ByteBuffer.allocate(LONGEST_ANSWER);
		while (answer.size() < LONGEST_ANSWER && clamd.read(octets.clear()) > 0) {
			answer.write(octets.array(), 0, octets.position());
		}
		return answer.toString(StandardCharsets.UTF_8).replace("\0", "").strip();
	}

	private static UploadVerdict verdict(String answer) throws IOException {
		if (answer.endsWith(" FOUND")) {
			String virus = answer.substring(answer.indexOf(':') + 1, answer.length() - " FOUND".length()).strip();
			return new Rejected(550, "The file is infected (%s).".formatted(virus));
		}
		if (answer.endsWith(" OK")) {
			return new Accepted();
		}
		throw new IOException(answer.isEmpty() ? "it has closed without an answer" : "it answered " + answer);
	}

}
