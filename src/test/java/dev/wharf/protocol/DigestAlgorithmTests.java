package dev.wharf.protocol;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Digests against the check values of their specifications.
 */
class DigestAlgorithmTests {

	@ParameterizedTest
	@CsvSource({ "CRC32, 123456789, cbf43926", "CRC32, '', 00000000", "MD5, abc, 900150983cd24fb0d6963f7d28e17f72",
			"SHA-1, abc, a9993e364706816aba3e25717850c26c9cd0d89d",
			"SHA-256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
			"SHA-512, abc, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
					+ "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f" })
	void computesTheDigestOfOctetsThatComeInParts(String name, String text, String hex) {
		Digester digester = DigestAlgorithm.named(name).orElseThrow().start();
		for (char character : text.toCharArray()) {
			digester.update(ByteBuffer.allocateDirect(1).put((byte) character).flip());
		}
		assertThat(digester.hex()).isEqualTo(hex);
	}

	@Test
	void isFoundByItsNameInAnyCase() {
		assertThat(DigestAlgorithm.named("sha-256")).contains(DigestAlgorithm.SHA_256);
		assertThat(DigestAlgorithm.named("SHA256")).isEmpty();
		assertThat(DigestAlgorithm.SHA_1.wireName()).isEqualTo("SHA-1");
	}

}
