package dev.wharf.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

import dev.wharf.protocol.AsciiDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Carries out plans over a connection that is there: picks the cheapest way and copies.
 */
final class Mover {

	private final BufferPool buffers;

	Mover(BufferPool buffers) {
		this.buffers = buffers;
	}

	/**
	 * Moves everything and ends the data in an orderly way.
	 * @param transfer what to move; told of the progress
	 * @param connection to or from where; left open
	 * @throws ConnectionLostException when the client's side fails
	 * @throws IOException when ours does
	 */
	void move(Transfer transfer, DataConnection connection) throws IOException {
		switch (transfer.plan()) {
			case TransferPlan.Receive receive -> receive(receive, transfer, connection);
			case TransferPlan.Write write -> write(write, transfer, connection);
			case TransferPlan.Send send when send.format().isVerbatim() && send.source() instanceof FileChannel file
					&& connection instanceof PlainDataConnection plain ->
				sendFile(file, transfer, plain);
			case TransferPlan.Send send -> send(send, transfer, connection);
		}
	}

	private void sendFile(FileChannel file, Transfer transfer, PlainDataConnection connection) throws IOException {
		connection.send(file, file.position(), file.size(), transfer::copied);
		connection.finish();
	}

	private void send(TransferPlan.Send plan, Transfer transfer, DataConnection connection) throws IOException {
		try (BufferPool.Loan loan = this.buffers.borrow();
				DeflatingOutlet packing = packing(plan.format(), connection)) {
			Outlet packed = (packing != null) ? packing : connection;
			Outlet outlet = plan.format().ascii() ? new AsciiOutlet(packed, plan.encoder()) : packed;
			SeekableByteChannel source = plan.source();
			ByteBuffer buffer = loan.buffer();
			while (source.read(buffer.clear()) >= 0) {
				int count = buffer.flip().remaining();
				outlet.write(buffer);
				transfer.copied(count);
			}
			outlet.finish();
		}
	}

	private void write(TransferPlan.Write plan, Transfer transfer, DataConnection connection) throws IOException {
		try (DeflatingOutlet packing = packing(plan.format(), connection)) {
			Outlet outlet = (packing != null) ? packing : connection;
			ContentStream stream = new ContentStream(outlet, transfer::copied);
			plan.content().writeTo(stream);
			stream.send();
			outlet.finish();
		}
	}

	private static @Nullable DeflatingOutlet packing(DataFormat format, Outlet next) {
		return format.deflate() ? new DeflatingOutlet(next, format.deflateLevel()) : null;
	}

	private void receive(TransferPlan.Receive plan, Transfer transfer, DataConnection connection) throws IOException {
		try (BufferPool.Loan loan = this.buffers.borrow();
				InflatingInlet unpacking = plan.format().deflate() ? new InflatingInlet(connection) : null) {
			Inlet inlet = (unpacking != null) ? unpacking : connection;
			if (plan.format().ascii()) {
				receiveAscii(inlet, loan.buffer(), plan.sink(), transfer);
			}
			else {
				receiveImage(inlet, loan.buffer(), plan.sink(), transfer);
			}
		}
	}

	private static void receiveImage(Inlet inlet, ByteBuffer buffer, WritableByteChannel sink, Transfer transfer)
			throws IOException {
		while (inlet.read(buffer.clear()) >= 0) {
			store(buffer, sink, transfer);
		}
	}

	private void receiveAscii(Inlet inlet, ByteBuffer buffer, WritableByteChannel sink, Transfer transfer)
			throws IOException {
		AsciiDecoder decoder = new AsciiDecoder();
		try (BufferPool.Loan loan = this.buffers.borrow()) {
			ByteBuffer converted = loan.buffer();
			while (inlet.read(buffer.clear()) >= 0) {
				buffer.flip();
				while (buffer.hasRemaining()) {
					decoder.decode(buffer, converted.clear());
					store(converted, sink, transfer);
				}
			}
			decoder.finish(converted.clear());
			store(converted, sink, transfer);
		}
	}

	private static void store(ByteBuffer filled, WritableByteChannel sink, Transfer transfer) throws IOException {
		filled.flip();
		while (filled.hasRemaining()) {
			transfer.copied(sink.write(filled));
		}
	}

}
