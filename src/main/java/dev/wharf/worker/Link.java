package dev.wharf.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channel between a supervisor and one of its processes: a Unix domain socket that
 * carries messages as length and record. Sending never waits. What must arrive always
 * finds room, as there is never more of it than sessions; what may be lost, figures and
 * log lines, does not find any when too much is waiting, and is counted. Thread-safe.
 */
final class Link implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Link.class);

	/** Messages that may wait; a few megabytes. */
	private static final int MOST_WAITING = 20_000;

	private static final int BATCH = 64 * 1024;

	private static final int LONGEST = 1 << 24;

	private final RecordCodec codec = new RecordCodec();

	private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();

	/** Those that wait, and those on their way into the channel. */
	private final AtomicInteger unsent = new AtomicInteger();

	private final LongAdder dropped = new LongAdder();

	private final SocketChannel channel;

	private final DataInputStream in;

	private final Thread writer;

	Link(SocketChannel channel) {
		this.channel = channel;
		this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BATCH));
		this.writer = Thread.ofVirtual().name("worker-link-writer").unstarted(this::write);
	}

	/** Begins to send. */
	Link begin() {
		this.writer.start();
		return this;
	}

	/** Sends what must arrive. */
	void send(Message message) {
		this.unsent.incrementAndGet();
		this.waiting.add(message);
	}

	/** Sends what may be lost when too much is waiting. */
	void offer(Message message) {
		if (this.unsent.get() < MOST_WAITING) {
			send(message);
		}
		else {
			this.dropped.increment();
		}
	}

	/** How many messages found no room. */
	long dropped() {
		return this.dropped.sum();
	}

	/**
	 * Waits for the next message.
	 * @throws IOException when the other end is gone
	 */
	Message receive() throws IOException {
		int length = this.in.readInt();
		if (length < 0 || length > LONGEST) {
			throw new IOException("A message of %d octets".formatted(length));
		}
		return (Message) this.codec.read(this.in);
	}

	private void write() {
		Frames frames = new Frames();
		try {
			while (true) {
				frames.append(this.waiting.take());
				for (Message more = next(frames); more != null; more = next(frames)) {
					frames.append(more);
				}
				frames.flush();
			}
		}
		catch (IOException ex) {
			logger.debug("The other end of a link is gone", ex);
			close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private @org.jspecify.annotations.Nullable Message next(Frames frames) {
		return (frames.size() < BATCH) ? this.waiting.poll() : null;
	}

	/** Waits a moment for what has been sent to leave. */
	void flush() throws InterruptedException {
		for (int round = 0; round < 200 && this.unsent.get() > 0; round++) {
			Thread.sleep(5);
		}
	}

	@Override
	public void close() {
		this.writer.interrupt();
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			logger.debug("A link could not be closed", ex);
		}
	}

	/** Messages on their way into the channel. */
	private final class Frames {

		private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

		private final ByteArrayOutputStream body = new ByteArrayOutputStream();

		private int messages;

		private int size() {
			return this.octets.size();
		}

		private void append(Message message) throws IOException {
			this.body.reset();
			Link.this.codec.write(new DataOutputStream(this.body), (Record) message);
			new DataOutputStream(this.octets).writeInt(this.body.size());
			this.body.writeTo(this.octets);
			this.messages++;
		}

		private void flush() throws IOException {
			ByteBuffer buffer = ByteBuffer.wrap(this.octets.toByteArray());
			while (buffer.hasRemaining()) {
				Link.this.channel.write(buffer);
			}
			this.octets.reset();
			Link.this.unsent.addAndGet(-this.messages);
			this.messages = 0;
		}

	}

}
