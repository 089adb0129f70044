package dev.wharf.selftest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * A client whose data connections resume the TLS session of the control connection, as
 * good clients do and this library's does not. JSSE looks sessions up by the port of the
 * socket, so data connections have to say that they lead to the control port.
 */
final class ResumingClient extends FTPSClient {

	private final SSLContext context;

	ResumingClient(boolean implicit, SSLContext context) {
		super(implicit, context);
		this.context = context;
	}

	@Override
	protected @Nullable Socket _openDataConnection_(String command, @Nullable String argument) throws IOException {
		if (this._socket_ == null) {
			return null;
		}
		epsv();
		int port = Integer.parseInt(getReplyString().replaceAll("(?s).*\\(\\|\\|\\|(\\d+)\\|\\).*", "$1"));
		Socket plain = new Alias(getRemotePort());
		try {
			plain.connect(new InetSocketAddress(getRemoteAddress(), port), getConnectTimeout());
			plain.setSoTimeout((int) getDataTimeout().toMillis());
			if (sendCommand(command, argument) / 100 != 1) {
				plain.close();
				return null;
			}
			SSLSocket secured = (SSLSocket) this.context.getSocketFactory()
				.createSocket(plain, getRemoteAddress().getHostAddress(), getRemotePort(), true);
			secured.startHandshake();
			return secured;
		}
		catch (IOException ex) {
			plain.close();
			throw ex;
		}
	}

	/** A socket that leads to one port and says another, once it is connected. */
	private static final class Alias extends Socket {

		private final int port;

		private Alias(int port) {
			this.port = port;
		}

		@Override
		public int getPort() {
			return this.port;
		}

	}

}
