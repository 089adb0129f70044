package dev.wharf.tls;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's keys of the moment. What changes on disk becomes the next generation if it
 * can be used; if not, the one before stays, and log and health say so. Thread-safe.
 */
public final class KeyMaterials {

	private static final Logger logger = LoggerFactory.getLogger(KeyMaterials.class);

	private final KeyReader reader;

	private final Clock clock;

	private final List<Consumer<PortableKeys>> followers = new CopyOnWriteArrayList<>();

	private volatile Generation generation;

	/**
	 * Reads the keys for the first time.
	 * @throws InvalidPropertyException when they cannot be used
	 */
	KeyMaterials(KeyReader reader, Clock clock) {
		this.reader = reader;
		this.clock = clock;
		Object contents = reader.source().contents();
		this.generation = new Generation(reader.read(), contents, null, null);
		String problem = untimely(certificate());
		if (problem != null) {
			logger.warn("The certificate of {} {}: clients that check it will refuse to connect. Renew the bundle {}",
					subject(certificate()), problem, reader.source().name());
		}
	}

	/** What connections that begin now are to use. */
	KeyMaterial current() {
		return this.generation.material();
	}

	/**
	 * Reads again what has changed. Does nothing when nothing has.
	 */
	synchronized void refresh() {
		Generation before = this.generation;
		try {
			Object contents = this.reader.source().contents();
			if (!contents.equals(before.contents())) {
				replace(new Generation(this.reader.read(), contents, this.clock.instant(), null));
			}
			else if (before.failure() != null) {
				this.generation = before.failed(null);
				logger.info("The bundle {} is again the one in use", this.reader.source().name());
			}
		}
		catch (InvalidPropertyException ex) {
			keep(before, ex);
		}
	}

	private void replace(Generation next) {
		X509Certificate certificate = next.material().certificate();
		String problem = untimely(certificate);
		if (problem != null) {
			throw new InvalidPropertyException(this.reader.source().names().certificate(), null,
					"has a certificate that " + problem, "Put a certificate there that is valid now.");
		}
		this.generation = next;
		this.followers.forEach((follower) -> follower.accept(portable()));
		logger.info("New connections get the certificate of {} from {}, valid until {}", subject(certificate),
				this.reader.source().name(), certificate.getNotAfter().toInstant());
	}

	private void keep(Generation before, InvalidPropertyException problem) {
		if (!problem.description().equals(before.failure())) {
			this.generation = before.failed(problem.description());
			logger.warn("The bundle {} has changed and cannot be used, the certificate valid until {} stays: {} {}",
					this.reader.source().name(), certificate().getNotAfter().toInstant(), problem.description(),
					problem.mend());
		}
	}

	private @Nullable String untimely(X509Certificate certificate) {
		try {
			certificate.checkValidity(Date.from(this.clock.instant()));
			return null;
		}
		catch (CertificateExpiredException ex) {
			return "has expired at " + certificate.getNotAfter().toInstant();
		}
		catch (CertificateNotYetValidException ex) {
			return "is not valid before " + certificate.getNotBefore().toInstant();
		}
	}

	/**
	 * The keys of the moment, for another process of the service.
	 * @return a copy
	 */
	public PortableKeys portable() {
		return PortableKeys.of(this.reader.source().name(), this.generation.material().bundle());
	}

	/**
	 * Tells of every change from now on.
	 * @param follower gets the new keys; must be quick
	 */
	public void follow(Consumer<PortableKeys> follower) {
		this.followers.add(follower);
	}

	/**
	 * How the keys are doing, for who watches over them.
	 * @return what is in use, and how the last change on disk went
	 */
	public Status status() {
		Generation now = this.generation;
		X509Certificate certificate = now.material().certificate();
		return new Status(this.reader.source().name(), subject(certificate), certificate.getNotAfter().toInstant(),
				now.read(), now.failure());
	}

	/**
	 * Whether this is the certificate that clients see.
	 * @param certificate any
	 * @return {@code true} for that of the connections that begin now
	 */
	public boolean isCertificate(X509Certificate certificate) {
		return certificate.equals(certificate());
	}

	private X509Certificate certificate() {
		return this.generation.material().certificate();
	}

	private static String subject(X509Certificate certificate) {
		return certificate.getSubjectX500Principal().getName();
	}

	/**
	 * How the keys are doing.
	 *
	 * @param bundle the name of the bundle
	 * @param subject whom the certificate is for, a distinguished name
	 * @param expires until when the certificate is valid
	 * @param lastReload when a change on disk was last taken over
	 * @param lastFailure why the last change on disk was not
	 */
	public record Status(String bundle, String subject, Instant expires, @Nullable Instant lastReload,
			@Nullable String lastFailure) {
	}

	/**
	 * Keys, and what is known of how they came.
	 *
	 * @param material the keys
	 * @param contents what was on disk when they were read
	 * @param read when they were read, unless at start
	 * @param failure why what came on disk after them could not be used
	 */
	private record Generation(KeyMaterial material, Object contents, @Nullable Instant read, @Nullable String failure) {

		Generation failed(@Nullable String problem) {
			return new Generation(this.material, this.contents, this.read, problem);
		}

	}

}
