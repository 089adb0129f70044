#!/bin/bash
# Prometheus: promtool on the rules that ship and on the meters, and a server that scrapes them while clients are
# served; its side is prometheus_client.py.
. "$(dirname "$0")/lib.sh"
PROJECT=$(cd "$HERE/../../.." && pwd)
MONITORING=$PROJECT/helm/wharf/monitoring
: "${MANAGEMENT_PORT:?}"
needs promtool
needs prometheus
needs curl

in_explicit() {
	step "the rules are well-formed, and alerts fire when they should and only then"
	bounded promtool check rules "$MONITORING/prometheus-rules.yml"
	bounded promtool test rules "$PROJECT/src/test/monitoring/prometheus-rules-tests.yml"

	step "every expression of dashboard and rules finds meters of the running service"
	CLIENT_TIMEOUT=300
	bounded python3 -u "$HERE/prometheus_client.py" "$MONITORING" "$FOLDER" || fail "see the last step above"

	step "the meters of ours are as Prometheus wants them"
	bounded curl --silent --fail "http://127.0.0.1:$MANAGEMENT_PORT/actuator/prometheus" >meters
	# Spring Boot and Tomcat have some that are not.
	grep -E "^(# (HELP|TYPE) )?wharf_" meters >ours
	bounded promtool check metrics <ours
}

prove explicit
