package dev.wharf.contract;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * FEAT names what clients look for before they use it, in the form they look for (RFC
 * 2389 3.2).
 */
@ServedBy(varies = Axis.PROCESS)
class FeatureTests extends ContractTests {

	@Test
	void namesEveryExtension() {
		assertThat(this.server.login().expect(211, "FEAT").body()).extracting((line) -> line.strip().split(" ")[0])
			.contains("AVBL", "CLNT", "COMB", "EPRT", "EPSV", "HASH", "HOST", "LANG", "MDTM", "MFF", "MFMT", "MLST",
					"MODE", "REST", "SIZE", "TVFS", "UTF8", "XCRC", "XMD5", "XSHA1", "XSHA256", "XSHA512");
	}

	@Test
	void indentsEveryFeatureByOneSpace() {
		assertThat(this.server.connect().expect(211, "FEAT").body()).isNotEmpty()
			.allMatch((line) -> line.matches(" [A-Z0-9].*"));
	}

	@Test
	void tellsThatFilesCanBeRestartedInStreamMode() {
		assertThat(this.server.login().expect(211, "FEAT").body()).contains(" REST STREAM", " MODE Z", " UTF8",
				" TVFS");
	}

	@Test
	void namesTheFactsOfMachineListings() {
		assertThat(this.server.login().expect(211, "FEAT").body()).filteredOn((line) -> line.startsWith(" MLST "))
			.singleElement()
			.asString()
			.containsIgnoringCase("type*;")
			.containsIgnoringCase("size*;")
			.containsIgnoringCase("modify*;")
			.containsIgnoringCase("unix.group");
	}

}
