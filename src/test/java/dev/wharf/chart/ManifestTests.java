package dev.wharf.chart;

import java.util.List;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be switched on is, and says what its values say. */
class ManifestTests {

	private static final List<JsonObject> EVERYTHING = Chart.render(ChartTests.EVERYTHING);

	@Test
	void thePodIsAliveAndReadyByTheManagementPort() {
		JsonObject container = container(EVERYTHING);
		assertThat(probe(container, "startupProbe")).isEqualTo("/actuator/health/liveness");
		assertThat(probe(container, "livenessProbe")).isEqualTo("/actuator/health/liveness");
		assertThat(probe(container, "readinessProbe")).isEqualTo("/actuator/health/readiness");
	}

	@Test
	void everyPortSaysThatItIsOfTcp() {
		List<JsonObject> ports = Chart.elements(spec("Service").getAsJsonArray("ports"));
		assertThat(ports).hasSize(2 + 4 * 16)
			.allSatisfy((port) -> assertThat(port.get("protocol").getAsString()).isEqualTo("TCP"));
		List<JsonObject> container = Chart.elements(container(EVERYTHING).getAsJsonArray("ports"));
		assertThat(container).hasSize(4 + 4 * 16)
			.allSatisfy((port) -> assertThat(port.get("protocol").getAsString()).isEqualTo("TCP"));
	}

	@Test
	void theServiceKeepsClientsOnTheirReplica() {
		JsonObject service = spec("Service");
		service.remove("ports");
		assertThat(service).isEqualTo(Chart.read("""
				type: LoadBalancer
				externalTrafficPolicy: Local
				allocateLoadBalancerNodePorts: true
				loadBalancerSourceRanges: [192.0.2.0/24]
				ipFamilyPolicy: PreferDualStack
				ipFamilies: [IPv4, IPv6]
				sessionAffinity: ClientIP
				sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } }
				selector: { app.kubernetes.io/name: wharf, app.kubernetes.io/instance: files }
				"""));
	}

	@Test
	void replicasAreAddedBySessionsOrCpu() {
		assertThat(spec("HorizontalPodAutoscaler")).isEqualTo(Chart.read("""
				scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: files-wharf }
				minReplicas: 2
				maxReplicas: 4
				metrics:
				  - type: Resource
				    resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
				  - type: Pods
				    pods: { metric: { name: wharf_sessions }, target: { type: AverageValue, averageValue: "200" } }
				"""));
	}

	@Test
	void onePodIsTakenAwayAtATime() {
		assertThat(spec("PodDisruptionBudget")).isEqualTo(Chart.read("""
				maxUnavailable: 1
				selector:
				  matchLabels: { app.kubernetes.io/name: wharf, app.kubernetes.io/instance: files }
				"""));
	}

	@Test
	void clientsReachWhatIsForThemAndReplicasTheRelay() {
		assertThat(spec("NetworkPolicy")).isEqualTo(Chart.read("""
				podSelector:
				  matchLabels: { app.kubernetes.io/name: wharf, app.kubernetes.io/instance: files }
				policyTypes: [Ingress]
				ingress:
				  - ports:
				      - { protocol: TCP, port: ftp }
				      - { protocol: TCP, port: ftps }
				      - { protocol: TCP, port: 50000, endPort: 50063 }
				  - from:
				      - podSelector:
				          matchLabels: { app.kubernetes.io/name: wharf, app.kubernetes.io/instance: files }
				    ports: [{ protocol: TCP, port: relay }]
				  - from: [{ namespaceSelector: {} }]
				    ports: [{ protocol: TCP, port: management }]
				"""));
	}

	@Test
	void allReplicasShareAClaim() {
		assertThat(spec("PersistentVolumeClaim")).isEqualTo(Chart.read("""
				accessModes: [ReadWriteMany]
				storageClassName: nfs
				resources: { requests: { storage: 10Gi } }
				"""));
		assertThat(manifest(EVERYTHING, "StatefulSet", Chart.NAME).has("volumeClaimTemplates")).isFalse();
	}

	@Test
	void eachReplicaHasAClaimOfItsOwnUnlessTheyShareOne() {
		JsonObject claim = Chart
			.elements(manifest(Chart.render("{}"), "StatefulSet", Chart.NAME).getAsJsonArray("volumeClaimTemplates"))
			.getFirst();
		assertThat(claim).isEqualTo(Chart.read("""
				metadata: { name: data }
				spec:
				  accessModes: [ReadWriteOnce]
				  resources: { requests: { storage: 10Gi } }
				"""));
	}

	@Test
	void theCertificateThatIsAskedForIsTheOneInUse() {
		assertThat(spec("Certificate")).isEqualTo(Chart.read("""
				secretName: files-wharf-tls
				issuerRef: { kind: ClusterIssuer, name: ca }
				dnsNames: [ftp.example.com]
				privateKey: { algorithm: ECDSA, size: 256, rotationPolicy: Always }
				"""));
		assertThat(pod(EVERYTHING).getAsJsonArray("volumes"))
			.contains(Chart.read("{ name: tls, secret: { secretName: files-wharf-tls } }"));
	}

	@Test
	void metersAreFetchedFromEveryReplica() {
		assertThat(spec("ServiceMonitor")).isEqualTo(Chart.read("""
				selector:
				  matchLabels: { app.kubernetes.io/name: wharf, app.kubernetes.io/instance: files }
				endpoints: [{ port: management, path: /actuator/prometheus, interval: 30s }]
				"""));
	}

	private static JsonObject spec(String kind) {
		return manifest(EVERYTHING, kind, Chart.NAME);
	}

	private static JsonObject manifest(List<JsonObject> manifests, String kind, String name) {
		return Chart.one(manifests, kind, name).getAsJsonObject("spec").deepCopy();
	}

	private static JsonObject pod(List<JsonObject> manifests) {
		return manifest(manifests, "StatefulSet", Chart.NAME).getAsJsonObject("template").getAsJsonObject("spec");
	}

	private static JsonObject container(List<JsonObject> manifests) {
		return Chart.elements(pod(manifests).getAsJsonArray("containers")).getFirst();
	}

	private static String probe(JsonObject container, String name) {
		JsonObject request = container.getAsJsonObject(name).getAsJsonObject("httpGet");
		assertThat(request.get("port").getAsString()).isEqualTo("management");
		return request.get("path").getAsString();
	}

}
