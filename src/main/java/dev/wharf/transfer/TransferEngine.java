package dev.wharf.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.wharf.tls.DataTls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transfers, each on a virtual thread of its own, so that no number of data
 * connections that hang keeps a command or another transfer waiting. Thread-safe.
 */
public final class TransferEngine implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(TransferEngine.class);

	private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

	private final Set<Transfer> running = ConcurrentHashMap.newKeySet();

	private final Object idle = new Object();

	private final WriteReadiness readiness = new WriteReadiness();

	private final DataConnector connector;

	private final BufferPool records;

	private final Mover mover;

	private final StallSweeper sweeper;

	private volatile boolean closed;

	/**
	 * Makes an engine and starts its threads; {@link #close()} stops them.
	 * @param properties timeouts and the memory for buffers
	 */
	public TransferEngine(TransferProperties properties) {
		this.connector = new DataConnector(properties.connectTimeout(), this.readiness);
		this.records = BufferPool.ofRecords(properties.bufferMemory());
		this.mover = new Mover(BufferPool.ofContent(properties.bufferMemory()));
		this.sweeper = new StallSweeper(properties.stallTimeout(), this.running);
		this.readiness.start();
		this.sweeper.start();
	}

	/**
	 * Starts a transfer and returns at once.
	 * @param plan what to move
	 * @param endpoint where the data connection comes from; closed by the engine
	 * @param tls how it is protected, or {@code null} for the clear
	 * @param observer hears of the connection and of the end
	 * @return the transfer, already running
	 */
	public Transfer start(TransferPlan plan, DataEndpoint endpoint, @Nullable DataTls tls, TransferObserver observer) {
		Transfer transfer = new Transfer(plan);
		this.running.add(transfer);
		if (this.closed) {
			abortForShutdown(transfer);
		}
		Thread.ofVirtual().name("wharf-transfer").start(() -> run(transfer, endpoint, tls, observer));
		return transfer;
	}

	/**
	 * How many transfers have not ended.
	 * @return the number, those that wait for a data connection included
	 */
	public int running() {
		return this.running.size();
	}

	/**
	 * Waits until no transfer is running and every observer has heard of the end.
	 * @param timeout how long to wait at most
	 * @return whether that came true in time
	 * @throws InterruptedException when interrupted while waiting
	 */
	public boolean awaitIdle(Duration timeout) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		synchronized (this.idle) {
			while (!this.running.isEmpty()) {
				long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
				if (left <= 0) {
					return false;
				}
				this.idle.wait(left);
			}
		}
		return true;
	}

	/** Ends every running transfer at once, because the server shuts down. */
	public void abortAll() {
		this.running.forEach(TransferEngine::abortForShutdown);
	}

	/**
	 * Ends every running transfer and the sweeper; what is started later is aborted at
	 * once.
	 */
	@Override
	public void close() {
		this.closed = true;
		abortAll();
		try {
			awaitIdle(LAST_MOMENT);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.sweeper.close();
		this.readiness.close();
	}

	private static void abortForShutdown(Transfer transfer) {
		transfer.abort("The server is shutting down");
	}

	private void run(Transfer transfer, DataEndpoint endpoint, @Nullable DataTls tls, TransferObserver observer) {
		try {
			TransferOutcome outcome = outcome(transfer, endpoint, tls, observer);
			transfer.end();
			observer.ended(transfer, outcome);
		}
		catch (RuntimeException ex) {
			logger.error("The end of a transfer could not be reported", ex);
		}
		finally {
			this.running.remove(transfer);
			synchronized (this.idle) {
				this.idle.notifyAll();
			}
		}
	}

	private TransferOutcome outcome(Transfer transfer, DataEndpoint endpoint, @Nullable DataTls tls,
			TransferObserver observer) {
		try (endpoint;
				PlainDataConnection plain = this.connector.connect(endpoint, transfer);
				DataConnection connection = (tls != null) ? new TlsDataConnection(plain, tls, this.records) : plain) {
			TransferOutcome outcome = transfer.settle(move(transfer, connection, observer));
			if (!(outcome instanceof TransferOutcome.Completed)) {
				breakOff(connection, outcome);
			}
			return outcome;
		}
		catch (NotConnectedException ex) {
			return transfer.settle(new TransferOutcome.NotConnected(ex.reason()));
		}
	}

	/**
	 * A part that ended like a whole would be taken for one; where nothing has moved, an
	 * orderly end lets the client get to the reply that says why.
	 */
	private static void breakOff(DataConnection connection, TransferOutcome outcome) {
		try {
			if (outcome instanceof TransferOutcome.NotSecured unsafe && unsafe.refused()) {
				connection.finish();
			}
		}
		catch (IOException ex) {
			logger.trace("The client of a refused data connection has left", ex);
		}
		connection.reset();
	}

	private TransferOutcome move(Transfer transfer, DataConnection connection, TransferObserver observer) {
		try {
			transfer.connected();
			observer.connected(transfer);
			if (connection instanceof TlsDataConnection secured) {
				secure(transfer, secured, observer);
			}
			this.mover.move(transfer, connection);
			return new TransferOutcome.Completed(transfer.octets(), transfer.elapsed());
		}
		catch (NotSecuredException ex) {
			return new TransferOutcome.NotSecured(ex.reason(), ex.isRefused());
		}
		catch (IOException ex) {
			return failure(ex);
		}
		catch (RuntimeException | Error ex) {
			if (ex.getCause() instanceof IOException cause) {
				return failure(cause);
			}
			logger.error("A transfer failed", ex);
			return failure(new IOException(ex));
		}
	}

	private static void secure(Transfer transfer, TlsDataConnection connection, TransferObserver observer)
			throws NotSecuredException {
		DataTls.Verdict verdict = connection.handshake();
		observer.secured(transfer, verdict);
		if (!verdict.accepted()) {
			throw new NotSecuredException(verdict.objection(), true);
		}
	}

	/** The loss of the connection may be wrapped by what wrote to it. */
	private static TransferOutcome failure(IOException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConnectionLostException lost) {
				return new TransferOutcome.ConnectionLost(lost.reason());
			}
		}
		return new TransferOutcome.LocalFailure(failure);
	}

}
