package dev.wharf.contract;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/**
 * A connected socket that says it was connected to another port. JSSE looks sessions up
 * by address and port of the socket, and those of a data connection are to be found under
 * the port of the control connection. Can send its octets one at a time, as a bad network
 * would.
 */
final class PortAlias extends Socket {

	private final Socket socket;

	private final int port;

	private final boolean octetByOctet;

	PortAlias(Socket socket, int port, boolean octetByOctet) {
		this.socket = socket;
		this.port = port;
		this.octetByOctet = octetByOctet;
	}

	@Override
	public int getPort() {
		return this.port;
	}

	@Override
	public InetAddress getInetAddress() {
		return this.socket.getInetAddress();
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return this.socket.getInputStream();
	}

	@Override
	public OutputStream getOutputStream() throws IOException {
		OutputStream output = this.socket.getOutputStream();
		return this.octetByOctet ? new FilterOutputStream(output) : output;
	}

	@Override
	public boolean isConnected() {
		return this.socket.isConnected();
	}

	@Override
	public boolean isClosed() {
		return this.socket.isClosed();
	}

	@Override
	public boolean isInputShutdown() {
		return this.socket.isInputShutdown();
	}

	@Override
	public boolean isOutputShutdown() {
		return this.socket.isOutputShutdown();
	}

	@Override
	public void shutdownInput() throws IOException {
		this.socket.shutdownInput();
	}

	@Override
	public void shutdownOutput() throws IOException {
		this.socket.shutdownOutput();
	}

	@Override
	public int getSoLinger() throws SocketException {
		return this.socket.getSoLinger();
	}

	@Override
	public int getSoTimeout() throws SocketException {
		return this.socket.getSoTimeout();
	}

	@Override
	public void setSoTimeout(int milliseconds) throws SocketException {
		this.socket.setSoTimeout(milliseconds);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
