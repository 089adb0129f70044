package dev.wharf.transfer;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data connection in the clear: the only one that can hand files to the kernel. */
final class PlainDataConnection implements DataConnection {

	private static final Logger logger = LoggerFactory.getLogger(PlainDataConnection.class);

	/**
	 * Bounds how long one call keeps a carrier thread when the client reads as fast as we
	 * send.
	 */
	private static final long LARGEST_SENDFILE = 1 << 20;

	private static final int DRAIN_LENGTH = 4096;

	private static final int MOST_DRAINS = 16;

	private final SocketChannel channel;

	/** What has arrived before this was made. */
	private final ByteBuffer early;

	private final WriteReadiness readiness;

	private final LongConsumer carried;

	private final Thread thread = Thread.currentThread();

	/**
	 * Takes over a connected channel, on the thread that will use it.
	 * @param arrival the connection
	 * @param readiness waits when there is no blocking
	 * @param carried told of every number of octets that crosses the wire
	 */
	PlainDataConnection(DataArrival arrival, WriteReadiness readiness, LongConsumer carried) throws IOException {
		this.channel = arrival.channel();
		this.early = arrival.early();
		this.readiness = readiness;
		this.carried = carried;
		// A small file must not wait for the acknowledgement of its first half.
		this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
	}

	@Override
	public int read(ByteBuffer into) throws IOException {
		try {
			int count = this.early.hasRemaining() ? readEarly(into) : this.channel.read(into);
			if (count > 0) {
				this.carried.accept(count);
			}
			return count;
		}
		catch (IOException ex) {
			throw new ConnectionLostException(ex);
		}
	}

	/**
	 * Reads what is there, waiting no longer than it is told.
	 * @param into filled from its position; has room and an array
	 * @param most how long to wait
	 * @return how many octets were read, or -1 at the end of the data
	 * @throws SocketTimeoutException when nothing has come
	 */
	int read(ByteBuffer into, Duration most) throws IOException {
		int count = this.early.hasRemaining() ? readEarly(into) : readSocket(into, most);
		if (count > 0) {
			this.carried.accept(count);
		}
		return count;
	}

	private int readEarly(ByteBuffer into) {
		int count = Math.min(into.remaining(), this.early.remaining());
		into.put(this.early.slice(this.early.position(), count));
		this.early.position(this.early.position() + count);
		return count;
	}

	private int readSocket(ByteBuffer into, Duration most) throws IOException {
		Socket socket = this.channel.socket();
		socket.setSoTimeout((int) Math.max(1, most.toMillis()));
		int count = socket.getInputStream().read(into.array(), into.arrayOffset() + into.position(), into.remaining());
		if (count > 0) {
			into.position(into.position() + count);
		}
		return count;
	}

	@Override
	public void write(ByteBuffer octets) throws IOException {
		try {
			while (octets.hasRemaining()) {
				this.carried.accept(this.channel.write(octets));
			}
		}
		catch (IOException ex) {
			throw new ConnectionLostException(ex);
		}
	}

	/**
	 * Sends a part of a file without copying it through this process. In blocking mode
	 * {@code sendfile} would block the carrier of the virtual thread, and with it all
	 * others when a few clients stop reading; so the channel is non-blocking from here
	 * on.
	 * @param file the file, whose position is left alone
	 * @param from the first octet to send
	 * @param to where to stop; the file's end ends it earlier
	 * @param copied told of every number of octets taken from the file
	 */
	void send(FileChannel file, long from, long to, LongConsumer copied) throws IOException {
		unblock();
		long position = from;
		while (position < to) {
			long sent = sendSome(file, position, Math.min(to - position, LARGEST_SENDFILE));
			if (sent == 0) {
				if (position >= file.size()) {
					return;
				}
				awaitRoom();
			}
			position += sent;
			copied.accept(sent);
		}
	}

	@Override
	public void flush() {
		// Nothing is held back.
	}

	/**
	 * {@inheritDoc}
	 *
	 * <p>
	 * What the client sent against the direction is read away: octets left unread turn
	 * the close into a reset, which destroys what the client has not received yet.
	 */
	@Override
	public void finish() throws IOException {
		endOutput();
		try {
			this.channel.configureBlocking(false);
			ByteBuffer unread = ByteBuffer.allocate(DRAIN_LENGTH);
			for (int i = 0; i < MOST_DRAINS && this.channel.read(unread.clear()) > 0; i++) {
				logger.trace("Dropped {} octets that came with a download", unread.position());
			}
		}
		catch (IOException ex) {
			throw new ConnectionLostException(ex);
		}
	}

	/** Tells the client that nothing more will come. */
	void endOutput() throws ConnectionLostException {
		try {
			this.channel.shutdownOutput();
		}
		catch (IOException ex) {
			throw new ConnectionLostException(ex);
		}
	}

	@Override
	public void reset() {
		try {
			this.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
		}
		catch (IOException ex) {
			logger.trace("Already closed", ex);
		}
		close();
	}

	@Override
	public void close() {
		this.readiness.close(this.channel, this.thread);
	}

	private long sendSome(FileChannel file, long position, long count) throws IOException {
		try {
			long sent = file.transferTo(position, count, this.channel);
			this.carried.accept(sent);
			return sent;
		}
		catch (IOException ex) {
			// It does not tell whose failure it is; when it is the file's, this read
			// fails too.
			file.read(ByteBuffer.allocate(1), position);
			throw new ConnectionLostException(ex);
		}
	}

	private void awaitRoom() throws ConnectionLostException {
		try {
			this.readiness.await(this.channel);
		}
		catch (IOException ex) {
			throw new ConnectionLostException(ex);
		}
	}

	private void unblock() throws ConnectionLostException {
		try {
			this.channel.configureBlocking(false);
		}
		catch (IOException ex) {
			throw new ConnectionLostException(ex);
		}
	}

}
