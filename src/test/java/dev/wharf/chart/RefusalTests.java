package dev.wharf.chart;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What neither Kubernetes nor Wharf could use, the chart refuses, and says which value it
 * is.
 */
class RefusalTests {

	static final List<Arguments> REFUSED = List.of(arguments("replica: 2", "replica"),
			arguments("passivePorts: { start: 80, perReplica: 4 }", "/passivePorts/start"),
			arguments("passivePorts: { start: 50000, perReplica: 0 }", "/passivePorts/perReplica"),
			arguments("passivePorts: { start: 64000, maxReplicas: 100 }", "the last would be 65599"),
			arguments("passivePorts: { start: 2100, perReplica: 64 }", "contain 2121"),
			arguments("passivePorts: { start: 8070, perReplica: 16 }", "contain 8081"),
			arguments("{ service: { port: 50010 } }", "service.port 50010 lies among"),
			arguments("service: { type: NodePort }", "30000 to 32767"),
			arguments("service: { implicitPort: 990 }", "needs a certificate"),
			arguments("tls: { mode: required }", "needs a certificate"),
			arguments("tls: { mode: always }", "/tls/mode"),
			arguments("{ tls: { certManager: { enabled: true } } }", "/tls/certManager"),
			arguments("{ persistence: { shared: true }, replicas: 2, relay: { existingSecret: a } }",
					"set persistence.accessModes to"),
			arguments("{ persistence: { shared: true }, autoscaling: { enabled: true }, relay: { existingSecret: a } }",
					"set persistence.accessModes to"),
			arguments("{ autoscaling: { enabled: true, cpu: null }, relay: { existingSecret: a } }",
					"nothing to go by"),
			arguments("{ service: { type: NodePort, nodePort: 30007 }, passivePorts: { start: 30000 } }",
					"30007 lies among"),
			arguments("""
					service: { type: NodePort, nodePort: 9, implicitPort: 990, implicitNodePort: 9 }
					tls: { existingSecret: a }
					passivePorts: { start: 30000 }
					""", "are both 9"),
			arguments("config: { wharf: { server: { mode: prefork }, workers: { count: 16 } } }",
					"perReplica 16 is too small"),
			arguments("{ service: { implicitPort: 21 }, tls: { existingSecret: a } }", "are both 21"),
			arguments("management: { port: 2120 }", "is a port that the pod needs"),
			arguments("terminationGracePeriodSeconds: 15", "leaves transfers no time"),
			arguments("passivePorts: { advertisedOffset: 20000 }", "which are no ports"),
			arguments("config: { wharf: { server: } }", "/config/wharf/server"),
			arguments("{ externalAddress: a, externalAddressFromService: true }", "keep one"),
			arguments("externalAddresses: [{ address: a }]", "networks"),
			arguments("{ persistence: { shared: true, existingClaim: a } }", "persistence.existingClaim is shared"),
			arguments("proxyProtocol: { requiredFrom: [proxy] }", "/proxyProtocol/requiredFrom"),
			arguments("replicas: 2", "openssl rand"), arguments("autoscaling: { enabled: true }", "openssl rand"),
			arguments("config: { wharf: { server: { stopDelay: 1s } } }", "stopDelay"),
			arguments("config: { wharf.server.port: 1 }", "wharf.server.port"),
			arguments("config: { wharf: { server: { port: 1 } } }", "use service.port"),
			arguments("config: { wharf: { server: { mode: Prefork } } }", "/config/wharf/server/mode"),
			arguments("tls: null", "tls"), arguments("fullnameOverride: 1abc", "/fullnameOverride"),
			arguments("nameOverride: My_Name", "/nameOverride"),
			arguments("service: { ipFamilies: [IPv4, IPv6] }", "set it to PreferDualStack"),
			arguments("internalNetworks: [192.0.2.0/99]", "/internalNetworks/0"),
			arguments("podDisruptionBudget: { maxUnavailable: most }", "/podDisruptionBudget/maxUnavailable"),
			arguments("extraContainers: [a]", "/extraContainers/0"),
			arguments("config: { wharf: { transfer: { passive: { ports: 1-9 } } } }", "is the chart's business"),
			arguments("{ autoscaling: { enabled: true, minReplicas: 9 }, relay: { existingSecret: a } }",
					"is less than autoscaling.minReplicas 9"));

	@ParameterizedTest
	@FieldSource("REFUSED")
	void refusesWithAWord(String values, String word) {
		assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(word);
	}

}
