package dev.wharf.contract;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * The clients of Commons Net, protected as a variant wants it. Its FTPS client begins a
 * new TLS session for each data connection; ours resumes that of the control connection.
 */
final class LibraryClient extends FTPSClient {

	private final ClientTls tls;

	private LibraryClient(boolean implicit, ClientTls tls) {
		super(implicit, tls.context());
		this.tls = tls;
		setEnabledProtocols(tls.protocols());
	}

	/** Connects to a server as its variant wants it. */
	static FTPClient connect(WharfServer server) throws IOException {
		return connect(server, server.variant().protection().client());
	}

	/** Connects to a server as its variant wants it, and resumes sessions. */
	static FTPClient connect(WharfServer server, ClientTls tls) throws IOException {
		if (server.variant().protection() == Protection.PLAIN) {
			return connected(new FTPClient(), server);
		}
		LibraryClient client = new LibraryClient(server.variant().protection() == Protection.IMPLICIT, tls);
		protect(connected(client, server));
		client.setSocketFactory(null);
		client.setServerSocketFactory(null);
		return client;
	}

	/** Connects to a server as the library does it, which resumes no session. */
	static FTPClient connectUnchanged(WharfServer server, ClientTls tls) throws IOException {
		FTPSClient client = new FTPSClient(server.variant().protection() == Protection.IMPLICIT, tls.context());
		client.setEnabledProtocols(tls.protocols());
		protect(connected(client, server));
		return client;
	}

	private static <C extends FTPClient> C connected(C client, WharfServer server) throws IOException {
		client.setAutodetectUTF8(true);
		if (client instanceof FTPSClient secured) {
			secured.setEndpointCheckingEnabled(true);
		}
		client.connect("127.0.0.1", server.port());
		return client;
	}

	private static void protect(FTPSClient client) throws IOException {
		client.execPBSZ(0);
		client.execPROT("P");
	}

	/** The factories make plain connections, and only now comes TLS. */
	@Override
	protected @Nullable Socket _openDataConnection_(String command, @Nullable String argument) throws IOException {
		Socket plain = super._openDataConnection_(command, argument);
		if (plain == null) {
			return null;
		}
		InetSocketAddress control = new InetSocketAddress("127.0.0.1", getRemotePort());
		return this.tls.handshake(plain, control, true);
	}

}
