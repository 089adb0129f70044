package dev.wharf.session;

import dev.wharf.session.ClientSoftware.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The conversations are those that the programs had with a recording server. */
class ClientSoftwareTests {

	private final ClientSoftware software = new ClientSoftware();

	@ParameterizedTest
	@CsvSource({ "AUTH SSL/USER u/PASS p/PBSZ 0, CURL", "AUTH TLS/USER u/PASS p/PBSZ 0/PROT P/PWD/EPSV, CURL",
			"USER u/PASS p/PBSZ 0/PROT P/CCC/PWD/EPSV, CURL",
			"AUTH TLS/USER u/PASS p/PBSZ 0/PROT P/SYST/PWD/TYPE I, WGET",
			"AUTH TLS/OPTS UTF8 ON/USER u/PASS p, BASIC_FTP", "AUTH TLS/USER u/PASS p/FEAT/TYPE I/OPTS UTF8 ON, RCLONE",
			"AUTH TLS/PBSZ 0/PROT P/USER u/PASS p/PASV, PHP_OR_PERL",
			"AUTH TLS/USER u/PASS p/PBSZ 0/PROT P/FEAT/OPTS UTF8 ON/SYST/PWD, CYBERDUCK_OR_FLUENTFTP",
			"AUTH TLS/USER u/PASS p/PBSZ 0/PROT P/TYPE A/PASV, UNKNOWN" })
	void recognizesProgramsByTheirFirstCommands(String conversation, Program program) {
		says(conversation);
		assertThat(this.software.program()).isEqualTo(program);
	}

	@ParameterizedTest
	@CsvSource({ "lftp/4.9.2, LFTP", "FileZilla, FILEZILLA", "WinSCP-release-6.5, WINSCP",
			"Name=WinSCP;Version=6.5;, WINSCP", "Cuckoo 1.0, OTHER" })
	void believesWhatProgramsSayTheyAre(String announcement, Program program) {
		says("AUTH SSL/USER u/PASS p");
		this.software.announced(announcement);
		assertThat(this.software.program()).isEqualTo(program);
	}

	@Test
	void keepsNoArguments() {
		says("USER AUTHSSL/PASS SSL");
		assertThat(this.software.program()).isEqualTo(Program.UNKNOWN);
	}

	private void says(String conversation) {
		for (String command : conversation.split("/")) {
			String[] parts = command.split(" ", 2);
			this.software.says(parts[0], (parts.length > 1) ? parts[1] : "");
		}
	}

}
