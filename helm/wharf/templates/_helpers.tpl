{{- define "wharf.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "wharf.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- else if contains (include "wharf.name" .) .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "wharf.name" .) | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "wharf.selector" -}}
app.kubernetes.io/name: {{ include "wharf.name" . }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "wharf.labels" -}}
{{ include "wharf.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "wharf.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "wharf.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "wharf.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end }}
{{- end }}

{{/* How many replicas there are, or may be with autoscaling. */}}
{{- define "wharf.replicas" -}}
{{- max 1 (ternary .Values.autoscaling.maxReplicas .Values.replicas .Values.autoscaling.enabled) }}
{{- end }}

{{/* For how many there are passive ports. */}}
{{- define "wharf.mostReplicas" -}}
{{- max (include "wharf.replicas" . | int) (.Values.passivePorts.maxReplicas | int) }}
{{- end }}

{{- define "wharf.lastPassivePort" -}}
{{- $count := mul (include "wharf.mostReplicas" . | int) (.Values.passivePorts.perReplica | int) }}
{{- $last := sub (add (.Values.passivePorts.start | int) $count) 1 }}
{{- if gt $last 65535 }}
{{- fail (printf "passivePorts.start %d leaves no room for %d ports (for %s replicas, with passivePorts.perReplica %d): the last would be %d, and there are 65535. Start lower, give each replica fewer, or make passivePorts.maxReplicas smaller." (.Values.passivePorts.start | int) $count (include "wharf.mostReplicas" .) (.Values.passivePorts.perReplica | int) $last) }}
{{- end }}
{{- $last }}
{{- end }}

{{/* The ports of nodes: after those of passive ports, as one that Kubernetes chooses may be one of them. */}}
{{- define "wharf.nodePort" -}}
{{- .Values.service.nodePort | default (add (include "wharf.lastPassivePort" .) .Values.passivePorts.advertisedOffset 1) }}
{{- end }}

{{- define "wharf.implicitNodePort" -}}
{{- .Values.service.implicitNodePort | default (add (include "wharf.lastPassivePort" .) .Values.passivePorts.advertisedOffset 2) }}
{{- end }}

{{- define "wharf.tlsSecret" -}}
{{- if .Values.tls.existingSecret }}
{{- .Values.tls.existingSecret }}
{{- else if .Values.tls.certManager.enabled }}
{{- printf "%s-tls" (include "wharf.fullname" .) }}
{{- end }}
{{- end }}

{{/* YAML reads off as false. */}}
{{- define "wharf.tlsMode" -}}
{{- ternary "off" .Values.tls.mode (has .Values.tls.mode (list false "off")) }}
{{- end }}

{{- define "wharf.externalAddress" -}}
{{- if .Values.externalAddress }}
{{- .Values.externalAddress }}
{{- else if .Values.externalAddressFromService }}
{{- $service := lookup "v1" "Service" .Release.Namespace (include "wharf.fullname" .) }}
{{- with dig "status" "loadBalancer" "ingress" list $service }}
{{- $given := first . }}
{{- get $given "ip" | default (get $given "hostname") }}
{{- end }}
{{- end }}
{{- end }}

{{/* What can be said only of all values together; the schema says the rest. */}}
{{- define "wharf.check" -}}
{{- $first := .Values.passivePorts.start | int }}
{{- $last := include "wharf.lastPassivePort" . | int }}
{{- range $name, $port := dict "service.port" .Values.service.port "service.implicitPort" .Values.service.implicitPort }}
{{- if and $port (ge (int $port) $first) (le (int $port) $last) }}
{{- fail (printf "%s %d lies among the passive ports %d to %d: move one of them." $name (int $port) $first $last) }}
{{- end }}
{{- end }}
{{- range $name, $port := dict "control connections" 2121 "the relay" 2120 "implicit FTPS" 9990 "management.port" .Values.management.port }}
{{- if and (ge (int $port) $first) (le (int $port) $last) }}
{{- fail (printf "passivePorts %d to %d contain %d, which the pod needs for %s: choose another passivePorts.start." $first $last (int $port) $name) }}
{{- end }}
{{- end }}
{{- if eq (int .Values.service.port) (int .Values.service.implicitPort) }}
{{- fail (printf "service.port and service.implicitPort are both %d: choose another one." (int .Values.service.port)) }}
{{- end }}
{{- if has (int .Values.management.port) (list 2120 2121 9990) }}
{{- fail (printf "management.port %d is a port that the pod needs otherwise: choose another one." (int .Values.management.port)) }}
{{- end }}
{{- if ge (add (int .Values.stopDelaySeconds) 10) (int .Values.terminationGracePeriodSeconds) }}
{{- fail (printf "terminationGracePeriodSeconds %d leaves transfers no time after stopDelaySeconds %d: make it longer than that by more than 10." (int .Values.terminationGracePeriodSeconds) (int .Values.stopDelaySeconds)) }}
{{- end }}
{{- $offset := int .Values.passivePorts.advertisedOffset }}
{{- $firstTold := add $first $offset | int }}
{{- $lastTold := add $last $offset | int }}
{{- if or (lt $firstTold 1) (gt $lastTold 65535) }}
{{- fail (printf "passivePorts.advertisedOffset %d makes %d to %d of the passive ports, which are no ports: choose another one." $offset $firstTold $lastTold) }}
{{- end }}
{{- if eq .Values.service.type "NodePort" }}
{{- if or (lt $firstTold 30000) (gt $lastTold 32767) }}
{{- fail (printf "With service.type NodePort clients connect to the nodes, where passive ports %d to %d have to be node ports: set passivePorts.start, or passivePorts.advertisedOffset, so that all lie in the cluster's range, usually 30000 to 32767." $firstTold $lastTold) }}
{{- end }}
{{- range $name, $port := dict "service.nodePort" .Values.service.nodePort "service.implicitNodePort" .Values.service.implicitNodePort }}
{{- if and $port (ge (int $port) $firstTold) (le (int $port) $lastTold) }}
{{- fail (printf "%s %d lies among the node ports %d to %d of passive ports: move one of them." $name (int $port) $firstTold $lastTold) }}
{{- end }}
{{- end }}
{{- if and .Values.service.implicitPort (eq (include "wharf.nodePort" .) (include "wharf.implicitNodePort" .)) }}
{{- fail (printf "service.nodePort and service.implicitNodePort are both %s: choose another one." (include "wharf.nodePort" .)) }}
{{- end }}
{{- end }}
{{- if and .Values.persistence.enabled .Values.persistence.shared (gt (include "wharf.replicas" . | int) 1) (not (has "ReadWriteMany" .Values.persistence.accessModes)) }}
{{- fail "persistence.shared is one claim for all replicas, which may be on several nodes: set persistence.accessModes to [ReadWriteMany]." }}
{{- end }}
{{- if and .Values.autoscaling.enabled (not .Values.autoscaling.cpu) (not .Values.autoscaling.sessions) }}
{{- fail "autoscaling has nothing to go by: set autoscaling.cpu or autoscaling.sessions." }}
{{- end }}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" (include "wharf.fullname" .)) }}
{{- fail (printf "%s cannot be the name of a Service, which begins with a letter and has no dots: choose another name of the release, or set fullnameOverride." (include "wharf.fullname" .)) }}
{{- end }}
{{- if and (gt (include "wharf.replicas" . | int) 1) (not .Values.relay.existingSecret) }}
{{- fail (printf "%s replicas need relay.existingSecret: a data connection may come to any of them. Make one: kubectl create secret generic relay --from-literal=secret=$(openssl rand -hex 32)" (include "wharf.replicas" .)) }}
{{- end }}
{{- if and (eq .Values.service.ipFamilyPolicy "SingleStack") (gt (len .Values.service.ipFamilies) 1) }}
{{- fail "service.ipFamilies has two families, and service.ipFamilyPolicy is SingleStack: set it to PreferDualStack or RequireDualStack." }}
{{- end }}
{{- if and .Values.tls.existingSecret .Values.tls.certManager.enabled }}
{{- fail "tls.existingSecret and tls.certManager.enabled both name a certificate: keep one." }}
{{- end }}
{{- if and .Values.service.implicitPort (not (include "wharf.tlsSecret" .)) }}
{{- fail "service.implicitPort needs a certificate: set tls.existingSecret or tls.certManager." }}
{{- end }}
{{- if and (eq (include "wharf.tlsMode" .) "required") (not (include "wharf.tlsSecret" .)) }}
{{- fail "tls.mode required needs a certificate: set tls.existingSecret or tls.certManager." }}
{{- end }}
{{- $mode := dig "wharf" "server" "mode" "" .Values.config }}
{{- $workers := dig "wharf" "workers" dict .Values.config }}
{{- $processes := int (ternary (get $workers "max-processes" | default 50) (get $workers "count") (eq $mode "process-per-connection")) }}
{{- if and (has $mode (list "prefork" "process-per-connection")) (le (int .Values.passivePorts.perReplica) $processes) }}
{{- fail (printf "passivePorts.perReplica %d is too small for config.wharf.server.mode %s: each of %d processes needs a port of its own, and so does the one that takes another's place." (int .Values.passivePorts.perReplica) $mode $processes) }}
{{- end }}
{{- if and .Values.externalAddress .Values.externalAddressFromService }}
{{- fail "externalAddress and externalAddressFromService both say what clients are told: keep one." }}
{{- end }}
{{- if and .Values.persistence.existingClaim .Values.persistence.shared }}
{{- fail "persistence.existingClaim is shared by all replicas anyway: leave persistence.shared false." }}
{{- end }}
{{- if and .Values.autoscaling.enabled (lt (int .Values.autoscaling.maxReplicas) (int .Values.autoscaling.minReplicas)) }}
{{- fail (printf "autoscaling.maxReplicas %d is less than autoscaling.minReplicas %d." (int .Values.autoscaling.maxReplicas) (int .Values.autoscaling.minReplicas)) }}
{{- end }}
{{- include "wharf.checkConfig" . }}
{{- end }}

{{/* What the chart sets, and which value it sets it by. */}}
{{- define "wharf.checkConfig" -}}
{{- $ours := dict
  "wharf.server.port" "service.port"
  "wharf.server.stop-delay" "stopDelaySeconds"
  "wharf.server.proxy-protocol" "proxyProtocol"
  "wharf.transfer.passive.ports" "passivePorts"
  "wharf.transfer.passive.ports-per-replica" "passivePorts.perReplica"
  "wharf.transfer.passive.replica" "the pod's own name, which is always used"
  "wharf.transfer.passive.advertised-offset" "passivePorts.advertisedOffset"
  "wharf.transfer.passive.external-address" "externalAddress"
  "wharf.transfer.passive.external-addresses" "externalAddresses"
  "wharf.transfer.passive.internal-networks" "internalNetworks"
  "wharf.tls.mode" "tls.mode"
  "wharf.tls.bundle" "tls.existingSecret or tls.certManager"
  "wharf.tls.implicit.port" "service.implicitPort"
  "wharf.relay.peers" "relay.existingSecret"
  "wharf.relay.port" "relay.existingSecret"
  "wharf.relay.secret" "relay.existingSecret"
  "wharf.limits.replicas" "sharedLimits"
  "spring.lifecycle.timeout-per-shutdown-phase" "terminationGracePeriodSeconds"
  "management.server.port" "management.port"
}}
{{- range $property, $value := $ours }}
{{- $at := $.Values.config }}
{{- range splitList "." $property }}
{{- if kindIs "map" $at }}
{{- $at = get $at . }}
{{- else }}
{{- $at = "" }}
{{- end }}
{{- end }}
{{- if not (or (kindIs "invalid" $at) (eq (toString $at) "")) }}
{{- fail (printf "config.%s is the chart's business: use %s." $property $value) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "wharf.claim" -}}
accessModes:
  {{- toYaml .Values.persistence.accessModes | nindent 2 }}
{{- with .Values.persistence.storageClass }}
storageClassName: {{ . }}
{{- end }}
resources:
  requests:
    storage: {{ .Values.persistence.size }}
{{- end }}
