package dev.wharf.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import javax.net.ssl.SSLPeerUnverifiedException;

import dev.wharf.tls.KeyMaterials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A certificate that changes on disk is shown to new clients, and those who are there
 * notice nothing, not even where session reuse is enforced.
 */
@ServedBy(value = Setup.SESSION_REUSE_ENFORCED, varies = Axis.MODE,
		protections = { Protection.EXPLICIT, Protection.IMPLICIT }, because = "it is about TLS",
		properties = { "spring.ssl.bundle.pem.test.reload-on-update=true",
				"spring.ssl.bundle.watch.file.quiet-period=50ms" },
		own = "it looks at files all the time, and changes them")
class ReloadTests extends ContractTests {

	@AfterEach
	void putTheFirstCertificateBack() {
		this.server.hangUp();
		replaceBy(TestCertificates.SERVER);
	}

	@Test
	void showsTheNewCertificateToNewClients() {
		assertThat(shown()).isEqualTo(TestCertificates.SERVER.certificate());
		replaceBy(TestCertificates.RENEWED_SERVER);
		assertThat(shown()).isEqualTo(TestCertificates.RENEWED_SERVER.certificate());
	}

	@Test
	void servesRunningSessionsAsBefore() {
		WireClient client = this.server.login();
		client.put("STOR a.txt", "before");
		replaceInBackground(TestCertificates.RENEWED_SERVER);
		for (int round = 0; round < 5; round++) {
			client.put("STOR a.txt", "after " + round);
			assertThat(client.fetch("RETR a.txt")).asString().isEqualTo("after " + round);
		}
	}

	@Test
	void disturbsNoClientUnderLoad() {
		int clients = this.server.variant().severalClients() ? 4 : 1;
		AtomicBoolean enough = new AtomicBoolean();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Integer>> load = IntStream.range(0, clients)
				.mapToObj((index) -> CompletableFuture.supplyAsync(() -> work("file-" + index, enough), threads))
				.toList();
			replaceInBackground(TestCertificates.RENEWED_SERVER);
			replaceInBackground(TestCertificates.SERVER);
			replaceInBackground(TestCertificates.RENEWED_SERVER);
			enough.set(true);
			assertThat(load).allSatisfy((rounds) -> assertThat(rounds.join()).isPositive());
		}
	}

	@Test
	void keepsTheOldCertificateWhenTheNewOneIsSpoilt() throws IOException {
		Files.writeString(Identity.certificateIn(this.server.service().certificates()), "no certificate");
		eventually().until(() -> status().lastFailure() != null);
		assertThat(shown()).isEqualTo(TestCertificates.SERVER.certificate());
	}

	@Test
	void takesTheNewCertificateAfterASpoiltOne() throws IOException {
		Files.writeString(Identity.certificateIn(this.server.service().certificates()), "no certificate");
		eventually().until(() -> status().lastFailure() != null);
		replaceBy(TestCertificates.RENEWED_SERVER);
		assertThat(status().lastFailure()).isNull();
	}

	/** Sessions one after the other, with a transfer each way in each of them. */
	private int work(String name, AtomicBoolean enough) {
		int rounds = 0;
		while (!enough.get()) {
			WireClient client = this.server.login();
			client.put("STOR " + name, "content " + rounds);
			assertThat(client.fetch("RETR " + name)).asString().isEqualTo("content " + rounds);
			client.expect(221, "QUIT");
			client.close();
			rounds++;
		}
		return rounds;
	}

	/** Replaces the files and waits until new clients are shown the certificate. */
	private void replaceBy(Identity identity) {
		identity.writeTo(this.server.service().certificates());
		eventually().until(this::shown, (certificate) -> certificate.equals(identity.certificate()));
	}

	/** The same without a client of its own. */
	private void replaceInBackground(Identity identity) {
		identity.writeTo(this.server.service().certificates());
		eventually().until(() -> status().subject(), (subject) -> subject.equals(identity.subject()));
	}

	private KeyMaterials.Status status() {
		return this.server.service().bean(KeyMaterials.class).status();
	}

	private Certificate shown() {
		try (WireClient client = this.server.connect()) {
			Certificate certificate = client.wire().session().getPeerCertificates()[0];
			client.expect(221, "QUIT");
			return certificate;
		}
		catch (SSLPeerUnverifiedException ex) {
			throw new AssertionError(ex);
		}
	}

}
