package dev.wharf.tls;

import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;

import dev.wharf.tls.TlsProperties.ClientCertificates;

import org.springframework.boot.ssl.SslBundle;

/**
 * One generation of the server's keys and all that engines made of it have in common.
 * Immutable and thread-safe; connections keep theirs when the next generation comes.
 */
final class KeyMaterial {

	private final SslBundle bundle;

	private final SSLContext context;

	private final TlsOptions options;

	private final ClientCertificates clientCertificates;

	private final X509Certificate certificate;

	/**
	 * Bounds the context's session cache.
	 * @param bundle has the keys
	 * @param context made of the bundle, used by nobody else
	 * @param options what is spoken
	 * @param certificate the server's; of several the one that expires first
	 * @param properties whether clients show certificates, how many sessions can be
	 * resumed and for how long
	 */
	KeyMaterial(SslBundle bundle, SSLContext context, TlsOptions options, X509Certificate certificate,
			TlsProperties properties) {
		SSLSessionContext sessions = context.getServerSessionContext();
		sessions.setSessionCacheSize(properties.sessionCacheSize());
		sessions.setSessionTimeout(Math.toIntExact(properties.sessionTimeout().toSeconds()));
		this.bundle = bundle;
		this.context = context;
		this.options = options;
		this.clientCertificates = properties.clientCertificates();
		this.certificate = certificate;
	}

	/**
	 * Makes the server's end of one connection.
	 * @param peerName what the session is to know its peer's host by
	 * @return an engine in server mode that waits for the client's first message
	 */
	SSLEngine engine(String peerName) {
		SSLEngine engine = this.context.createSSLEngine(peerName, 1);
		engine.setUseClientMode(false);
		SSLParameters parameters = engine.getSSLParameters();
		parameters.setProtocols(this.options.protocols().toArray(String[]::new));
		parameters.setCipherSuites(this.options.ciphers().toArray(String[]::new));
		parameters.setUseCipherSuitesOrder(true);
		// Each of the two setters overrides the other one.
		switch (this.clientCertificates) {
			case NONE -> parameters.setNeedClientAuth(false);
			case WANT -> parameters.setWantClientAuth(true);
			case NEED -> parameters.setNeedClientAuth(true);
		}
		engine.setSSLParameters(parameters);
		return engine;
	}

	/** What the keys come from. */
	SslBundle bundle() {
		return this.bundle;
	}

	/** The server's certificate; of several the one that expires first. */
	X509Certificate certificate() {
		return this.certificate;
	}

}
