package dev.wharf.transfer;

import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;

import dev.wharf.protocol.AsciiEncoder;

/**
 * What a transfer moves and how it is written on the wire. The channels belong to the
 * caller: the engine neither positions nor closes them.
 */
public sealed interface TransferPlan {

	/**
	 * How the octets are written on the data connection.
	 * @return the format
	 */
	DataFormat format();

	/**
	 * Which way the octets travel.
	 * @return the direction
	 */
	Direction direction();

	/**
	 * A file for the client. A {@link java.nio.channels.FileChannel} that is sent as it
	 * is goes by {@code sendfile}.
	 *
	 * @param source read from its current position to the end it has when the transfer
	 * starts moving
	 * @param format how it is written on the wire
	 * @param encoder converts it in ASCII type; one that goes on in the middle of a line
	 * end where {@code REST} says so ({@link AsciiEncoder#resume})
	 */
	record Send(SeekableByteChannel source, DataFormat format, AsciiEncoder encoder) implements TransferPlan {

		public Send(SeekableByteChannel source, DataFormat format) {
			this(source, format, new AsciiEncoder());
		}

		@Override
		public Direction direction() {
			return Direction.DOWNLOAD;
		}

	}

	/**
	 * A file from the client.
	 *
	 * @param sink takes what arrives, also that of a transfer which breaks later
	 * @param format how it is written on the wire
	 */
	record Receive(WritableByteChannel sink, DataFormat format) implements TransferPlan {

		@Override
		public Direction direction() {
			return Direction.UPLOAD;
		}

	}

	/**
	 * Content made while it is sent, such as a listing.
	 *
	 * @param content writes it
	 * @param format how it is written on the wire; never converted, see
	 * {@link DataFormat#ascii()}
	 */
	record Write(ContentWriter content, DataFormat format) implements TransferPlan {

		@Override
		public Direction direction() {
			return Direction.DOWNLOAD;
		}

	}

}
