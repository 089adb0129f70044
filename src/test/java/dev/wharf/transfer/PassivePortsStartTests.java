package dev.wharf.transfer;

import java.net.InetAddress;
import java.net.ServerSocket;

import dev.wharf.network.ProxyProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator meets at start: beans, warnings, and sentences instead of stack
 * traces.
 */
@Isolated("it reads the output of the JVM")
@ExtendWith(OutputCaptureExtension.class)
class PassivePortsStartTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(TransferConfiguration.class, Properties.class)
		.withBean(ProxyProtocol.class, () -> Loopback.NO_PROXIES)
		.withPropertyValues("wharf.transfer.passive.ports=0");

	@Test
	void opensThePortsWithTheApplication() {
		this.application.run((context) -> {
			assertThat(context).hasSingleBean(TransferEngine.class);
			assertThat(context.getBean(PassivePorts.class).listening()).isEqualTo(16);
		});
	}

	@Test
	void listensOnTheServersAddressOnly() throws Exception {
		this.application.withPropertyValues("wharf.server.address=127.0.0.2").run((context) -> {
			int port = context.getBean(PassivePorts.class).reserve(Loopback.LOCALHOST, Loopback.LOCALHOST).port();
			try (ServerSocket samePortElsewhere = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
				assertThat(samePortElsewhere.getLocalPort()).isEqualTo(port);
			}
		});
	}

	@Test
	void goesOnWithoutAPortThatIsInUse(CapturedOutput output) throws Exception {
		try (ServerSocket taken = new ServerSocket(0)) {
			String ports = taken.getLocalPort() + "," + Loopback.freePort();
			try (Loopback loopback = Loopback.with("passive.ports", ports)) {
				assertThat(loopback.ports().listening()).isEqualTo(1);
				assertThat(output).contains("wharf.transfer.passive.ports", String.valueOf(taken.getLocalPort()),
						"Address already in use");
			}
		}
	}

	@Test
	void refusesToStartWhenNoPortIsLeft() throws Exception {
		try (ServerSocket taken = new ServerSocket(0)) {
			String port = String.valueOf(taken.getLocalPort());
			this.application.withPropertyValues("wharf.transfer.passive.ports=" + port).run((context) -> {
				FailureAnalysis analysis = new PassivePortsFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).contains("wharf.transfer.passive.ports", port,
						"Address already in use");
				assertThat(analysis.getAction()).contains("wharf.transfer.passive.ports=");
			});
		}
	}

	@Test
	void refusesMalformedPorts() {
		this.application.withPropertyValues("wharf.transfer.passive.ports=50000-49000")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
				.rootCause()
				.hasMessageContaining("wharf.transfer.passive.ports")
				.hasMessageContaining("50000-49000"));
	}

	@Test
	void refusesMalformedNetworks() {
		this.application.withPropertyValues("wharf.transfer.passive.internal-networks=10.0.0.0/33")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
				.rootCause()
				.hasMessageContaining("10.0.0.0/33"));
	}

	@Test
	void refusesTimesThatMakeNoSense() {
		this.application.withPropertyValues("wharf.transfer.connect-timeout=0s")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("wharf.transfer")
				.hasMessageContaining("connectTimeout"));
	}

	@Test
	void refusesPropertiesThatDoNotExist() {
		this.application.withPropertyValues("wharf.transfer.pasive.ports=1")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.hasMessageContaining("wharf.transfer.pasive"));
	}

	/** The application scans for them. */
	@EnableConfigurationProperties(TransferProperties.class)
	static class Properties {

	}

}
