package dev.wharf.selftest;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the certificate of the service and no other, whatever name it is for and whoever
 * has signed it, and counts how often it was shown. Thread-safe.
 */
final class OwnCertificate extends X509ExtendedTrustManager {

	private final Predicate<X509Certificate> ours;

	private final AtomicInteger verified = new AtomicInteger();

	OwnCertificate(Predicate<X509Certificate> ours) {
		this.ours = ours;
	}

	SSLContext context() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { this }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has TLS", ex);
		}
	}

	int verified() {
		return this.verified.get();
	}

	private void check(X509Certificate[] chain) throws CertificateException {
		if (!this.ours.test(chain[0])) {
			throw new CertificateException("Another server has answered, or one with another certificate");
		}
		this.verified.incrementAndGet();
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
		throw new CertificateException("There are no clients here");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
		checkClientTrusted(chain, type);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
		checkClientTrusted(chain, type);
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}

}
