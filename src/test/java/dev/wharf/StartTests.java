package dev.wharf;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What an operator reads when the service starts, and when it cannot.
 */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

	@TempDir
	private Path folder;

	@Test
	void aStartWithoutConfigurationTellsWhereItListensAndWhatToType(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start()) {
			String port = context.getEnvironment().getRequiredProperty("local.ftp.port");
			assertThat(output).contains("mode reactor")
				.contains("port " + port)
				.contains("passive ports ")
				.containsPattern("curl -u wharf:\\S+ ftp://localhost:" + port + "/")
				.containsOnlyOnce("generated password");
		}
		assertThat(this.folder.resolve("data/public/welcome.txt")).exists();
	}

	@Test
	void aPortInUseIsToldWithThePropertyToChange(CapturedOutput output) throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			assertThatThrownBy(() -> start("--wharf.server.port=" + taken.getLocalPort())).isNotNull();
			assertThat(output).contains("APPLICATION FAILED TO START")
				.contains("port " + taken.getLocalPort())
				.contains("wharf.server.port")
				.doesNotContain("\tat ");
		}
	}

	@Test
	void aMisspeltPropertyIsToldWithTheRightOne(CapturedOutput output) {
		assertThatThrownBy(() -> start("--wharf.server.prot=21")).isNotNull();
		assertThat(output).contains("wharf.server.prot").contains("Write wharf.server.port").doesNotContain("\tat ");
	}

	@Test
	void aWrongModeIsToldWithTheModesThereAre(CapturedOutput output) {
		assertThatThrownBy(() -> start("--wharf.server.mode=reacter")).isNotNull();
		assertThat(output).contains("wharf.server.mode")
			.contains("reacter")
			.contains("serial, thread-per-connection, thread-pool, reactor")
			.doesNotContain("\tat ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			wharf.workers.worker-mode=prefork    | one of: serial, thread-per-connection, thread-pool, reactor.
			wharf.workers.count=many             | a whole number
			wharf.workers.heartbeat-timeout=soon | a time such as
			""")
	void aValueThatCannotBeReadIsToldWithThoseThatCan(String setting, String mend, CapturedOutput output) {
		assertThatThrownBy(() -> start("--" + setting)).isNotNull();
		String[] parts = setting.split("=");
		assertThat(output).contains("The value \"%s\" of %s is not known.".formatted(parts[1], parts[0]))
			.contains("Set %s to %s".formatted(parts[0], mend))
			.doesNotContain("\tat ");
	}

	@Test
	void valuesOutOfRangeAreToldWithTheirPropertiesAsWritten(CapturedOutput output) {
		assertThatThrownBy(() -> start("--wharf.workers.max-processes=0", "--wharf.workers.spare=0")).isNotNull();
		assertThat(output).contains("The value \"0\" of wharf.workers.max-processes must be")
			.contains("The value \"0\" of wharf.workers.spare must be")
			.doesNotContain("\tat ");
	}

	@Test
	void anAddressOfAnotherMachineIsToldWithThePropertyToChange(CapturedOutput output) {
		assertThatThrownBy(() -> start("--wharf.server.address=192.0.2.1")).isNotNull();
		assertThat(output).contains("wharf.server.address").contains("192.0.2.1").doesNotContain("\tat ");
	}

	private ConfigurableApplicationContext start(String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.addAll(List.of("--management.server.port=-1", "--wharf.transfer.passive.ports=0",
				"--wharf.demo.folder=" + this.folder.resolve("data")));
		if (all.stream().noneMatch((argument) -> argument.startsWith("--wharf.server.port="))) {
			all.add("--wharf.server.port=0");
		}
		return SpringApplication.run(WharfApplication.class, all.toArray(String[]::new));
	}

}
