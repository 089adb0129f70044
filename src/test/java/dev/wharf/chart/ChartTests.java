package dev.wharf.chart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.marcnuri.helm.LintResult;
import dev.wharf.transfer.TransferProperties;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;

import static dev.wharf.chart.Chart.one;
import static org.assertj.core.api.Assertions.assertThat;

/** The chart renders what Kubernetes and Wharf understand. */
class ChartTests {

	static final String EVERYTHING = """
			replicas: 3
			existingSecret: users
			management: { existingSecret: operator }
			config: { wharf: { limits: { sessions: 500 }, server: { banner: Files. } } }
			service: { type: LoadBalancer, implicitPort: 990, loadBalancerSourceRanges: [192.0.2.0/24],
			  ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6], annotations: { a: b } }
			relay: { existingSecret: relay }
			externalAddress: ftp.example.com
			externalAddresses: [{ networks: [192.168.0.0/16], address: 192.168.0.9 }]
			internalNetworks: [10.0.0.0/8]
			sharedLimits: true
			proxyProtocol: { requiredFrom: [10.1.0.0/16], optionalFrom: [10.2.0.0/16] }
			tls: { mode: required,
			  certManager: { enabled: true, issuerRef: { name: ca }, dnsNames: [ftp.example.com] } }
			persistence: { shared: true, accessModes: [ReadWriteMany], storageClass: nfs }
			podDisruptionBudget: { enabled: true }
			autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4, sessions: 200 }
			networkPolicy: { enabled: true, managementFrom: [{ namespaceSelector: {} }] }
			serviceMonitor: { enabled: true }
			prometheusRule: { enabled: true }
			dashboard: { enabled: true }
			extraEnv: [{ name: TZ, value: UTC }]
			""";

	private static final String THREE = "replicas: 3\nrelay: { existingSecret: relay }\n";

	static final List<String> SETUPS = List.of("{}", EVERYTHING, "persistence: { enabled: false }",
			"persistence: { existingClaim: files }\ntls: { existingSecret: certificate }",
			"service: { type: NodePort, nodePort: 30021 }\npassivePorts: { start: 30100, perReplica: 8 }",
			"hostNetwork: true", """
					tls: { mode: off }
					image: { digest: "sha256:%s" }
					javaOptions: -Xmx1g
					service: { type: LoadBalancer, allocateLoadBalancerNodePorts: false, affinitySeconds: 0,
					  ipFamilyPolicy: RequireDualStack, loadBalancerClass: example.com/one }
					serviceAccount: { create: false, name: "1" }
					podLabels: { a: b, app.kubernetes.io/name: other }
					podAnnotations: { a: b }
					nodeSelector: { a: b }
					tolerations: [{ key: a, operator: Exists }]
					affinity: { nodeAffinity: {} }
					topologySpreadConstraints: [{ maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule }]
					priorityClassName: "1"
					imagePullSecrets: [{ name: a }]
					extraVolumes: [{ name: a, emptyDir: {} }]
					extraVolumeMounts: [{ name: a, mountPath: /a }]
					extraContainers: [{ name: a, image: b }]
					config: { wharf: { demo: { folder: /srv/ftp/other } } }
					""".formatted("a".repeat(64)));

	/** What others define, who are not asked here. */
	private static final Set<String> OF_OTHERS = Set.of("Certificate", "ServiceMonitor", "PrometheusRule");

	private static final Map<String, Check> KNOWN = Map.of("Service", V1Service::validateJsonElement, "StatefulSet",
			V1StatefulSet::validateJsonElement, "ConfigMap", V1ConfigMap::validateJsonElement, "ServiceAccount",
			V1ServiceAccount::validateJsonElement, "PersistentVolumeClaim",
			V1PersistentVolumeClaim::validateJsonElement, "PodDisruptionBudget",
			V1PodDisruptionBudget::validateJsonElement, "HorizontalPodAutoscaler",
			V2HorizontalPodAutoscaler::validateJsonElement, "NetworkPolicy", V1NetworkPolicy::validateJsonElement);

	/** Fails for whatever Kubernetes does not know. */
	private interface Check {

		void accept(JsonElement manifest) throws IOException;

	}

	@Test
	void lintFindsNothing() {
		LintResult result = Chart.lint();
		assertThat(result.isFailed()).as(() -> String.join("\n", result.getMessages())).isFalse();
	}

	@ParameterizedTest
	@FieldSource("SETUPS")
	void rendersWhatKubernetesKnows(String values) throws IOException {
		for (JsonObject manifest : Chart.render(values)) {
			String kind = manifest.get("kind").getAsString();
			if (!OF_OTHERS.contains(kind)) {
				assertThat(KNOWN).as(manifest::toString).containsKey(kind);
				KNOWN.get(kind).accept(manifest);
			}
		}
	}

	@Test
	void theServiceHasAPortForEveryPassivePortOfEveryReplica() {
		List<JsonObject> manifests = Chart.render(THREE + "passivePorts: { start: 40000, perReplica: 4 }");
		List<Integer> data = ports(manifests).stream()
			.filter((port) -> port.get("name").getAsString().startsWith("data-"))
			.map((port) -> port.get("port").getAsInt())
			.toList();
		assertThat(data).isEqualTo(IntStream.range(40000, 40012).boxed().toList());
	}

	@Test
	void nodesHavePassivePortsAsClientsAreToldThem() throws IOException {
		List<JsonObject> manifests = Chart
			.render("service: { type: NodePort }\npassivePorts: { start: 50000, advertisedOffset: -20000 }");
		List<Integer> ports = ports(manifests).stream().map((port) -> port.get("nodePort").getAsInt()).toList();
		assertThat(ports).startsWith(30048, 30000, 30001).doesNotHaveDuplicates();
		assertThat(passive(manifests, 0).advertisedOffset()).isEqualTo(-20000);
	}

	@Test
	void aRangeWithRoomStaysTheSameWhenReplicasAreAdded() {
		JsonObject one = one(Chart.render("relay: { existingSecret: relay }"), "ConfigMap", Chart.NAME);
		JsonObject three = one(Chart.render(THREE), "ConfigMap", Chart.NAME);
		assertThat(one).isEqualTo(three);
		assertThat(one.toString()).contains("50000-50047");
	}

	@Test
	void everyReplicaOwnsItsPartOfTheRange() throws IOException {
		List<JsonObject> manifests = Chart.render(THREE + "passivePorts: { start: 40000, perReplica: 4 }");
		assertThat(passive(manifests, 0).own()).isEqualTo("40000-40003");
		assertThat(passive(manifests, 2).own()).isEqualTo("40008-40011");
	}

	@Test
	void anAutoscaledServiceHasPortsForAllThatThereMayBe() throws IOException {
		List<JsonObject> manifests = Chart.render(EVERYTHING);
		assertThat(passive(manifests, 3).own()).isEqualTo("50048-50063");
		assertThat(one(manifests, "StatefulSet", Chart.NAME).getAsJsonObject("spec").has("replicas")).isFalse();
	}

	@Test
	void theConfigurationIsThatOfTheValuesAndOfTheChart() throws IOException {
		Binder settings = settings(Chart.render(EVERYTHING), 0);
		assertThat(settings.bind("wharf.limits.sessions", Integer.class).get()).isEqualTo(500);
		assertThat(settings.bind("wharf.server.banner", String.class).get()).isEqualTo("Files.");
		assertThat(settings.bind("wharf.server.port", Integer.class).get()).isEqualTo(2121);
		assertThat(settings.bind("wharf.server.stop-delay", String.class).get()).isEqualTo("5s");
		assertThat(settings.bind("spring.lifecycle.timeout-per-shutdown-phase", String.class).get()).isEqualTo("285s");
		assertThat(settings.bind("wharf.server.proxy-protocol.required-from", String[].class).get())
			.containsExactly("10.1.0.0/16");
		assertThat(settings.bind("wharf.relay.peers", String.class).get())
			.isEqualTo("files-wharf-{replica}.files-wharf-replicas.default.svc");
		assertThat(settings.bind("wharf.tls.implicit.port", Integer.class).get()).isEqualTo(9990);
		TransferProperties.Passive passive = passive(Chart.render(EVERYTHING), 0);
		assertThat(passive.externalAddress()).isEqualTo("ftp.example.com");
		assertThat(passive.externalAddresses().getFirst().address()).isEqualTo("192.168.0.9");
		assertThat(settings.bind("wharf.limits.replicas", Integer.class).get()).isEqualTo(4);
	}

	@Test
	void monitoringComesWithIt() {
		List<JsonObject> manifests = Chart.render(EVERYTHING);
		assertThat(one(manifests, "PrometheusRule", Chart.NAME).getAsJsonObject("spec").getAsJsonArray("groups"))
			.isNotEmpty();
		assertThat(one(manifests, "ConfigMap", Chart.NAME + "-dashboard").getAsJsonObject("data")
			.get("wharf.json")
			.getAsString()).startsWith("{").contains("wharf_sessions");
	}

	@Test
	void aPodMayDoNothingItNeedNot() {
		JsonObject pod = one(Chart.render("{}"), "StatefulSet", Chart.NAME).getAsJsonObject("spec")
			.getAsJsonObject("template")
			.getAsJsonObject("spec");
		assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
		assertThat(pod.getAsJsonObject("securityContext").get("runAsNonRoot").getAsBoolean()).isTrue();
		assertThat(pod.getAsJsonArray("containers").get(0).getAsJsonObject().getAsJsonObject("securityContext"))
			.hasToString("{\"allowPrivilegeEscalation\":false,\"readOnlyRootFilesystem\":true,"
					+ "\"capabilities\":{\"drop\":[\"ALL\"]}}");
	}

	private static List<JsonObject> ports(List<JsonObject> manifests) {
		return Chart.elements(one(manifests, "Service", Chart.NAME).getAsJsonObject("spec").getAsJsonArray("ports"));
	}

	private static TransferProperties.Passive passive(List<JsonObject> manifests, int replica) throws IOException {
		return settings(manifests, replica).bind("wharf.transfer.passive", TransferProperties.Passive.class).get();
	}

	/** What the service in the pod of a replica is set to. */
	private static Binder settings(List<JsonObject> manifests, int replica) throws IOException {
		String file = one(manifests, "ConfigMap", Chart.NAME).getAsJsonObject("data")
			.get("application.yml")
			.getAsString();
		MutablePropertySources sources = new MutablePropertySources();
		sources.addFirst(
				new MapPropertySource("pod", Map.of("wharf.transfer.passive.replica", Chart.NAME + "-" + replica)));
		new YamlPropertySourceLoader().load("chart", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)))
			.forEach(sources::addLast);
		return new Binder(ConfigurationPropertySources.from(sources));
	}

}
