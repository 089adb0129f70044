# shellcheck shell=bash
# What the clients that know TLS share. The environment names more for them:
#
#   FTPS_PORT                             where the same service listens for implicit FTPS
#   ENFORCING_PORT ENFORCING_FTPS_PORT    a second service with the same home, for both ways; it takes a data connection
#                                         only when it resumes the TLS session of its control connection
#   FTPS_CA                               the certificate of the authority that signed the one of both services
#   MANAGEMENT_PORT                       where the first service shows its meters
#
# A script says how its client is secured, besides what lib.sh asks of it:
#
#   secure WAY VERSION PORT   from here on with TLS of just that VERSION (1.2, 1.3); WAY is explicit or implicit

: "${FTPS_PORT:?}" "${ENFORCING_PORT:?}" "${ENFORCING_FTPS_PORT:?}" "${FTPS_CA:?}" "${MANAGEMENT_PORT:?}"

# No octet, one, around the size of a record and four of them, and a MiB and some: TLS 1.3 uploads of a client that does
# not read on its data connection must arrive whole whatever their size.
TLS_FILES=()
for size in 0 1 16383 16384 16385 65536 1048583; do
	head -c "$size" /dev/urandom >"secured-$size.bin"
	TLS_FILES+=("secured-$size.bin")
done

TLS_VERSIONS=(1.2 1.3)

secured_round_trip() {
	step "$*: up and down"
	round_trip "${TLS_FILES[@]}"
	step "$*: list"
	listing >listing
	says listing "secured-1048583.bin"
}

# over_tls WAY…
over_tls() {
	local way version port
	for way; do
		port=$FTP_PORT
		[ "$way" = explicit ] || port=$FTPS_PORT
		for version in "${TLS_VERSIONS[@]}"; do
			secure "$way" "$version" "$port"
			secured_round_trip "$way, TLS $version"
		done
	done
}

# over_resumed_tls WAY…: the same against the service that insists on resumed sessions
over_resumed_tls() {
	local way version port
	for way; do
		port=$ENFORCING_PORT
		[ "$way" = explicit ] || port=$ENFORCING_FTPS_PORT
		for version in "${TLS_VERSIONS[@]}"; do
			secure "$way" "$version" "$port"
			secured_round_trip "$way, TLS $version, resumed"
		done
	done
}

# is_known_as PROGRAM: data connections in every version of TLS have been counted as this program's, and as resumed
is_known_as() {
	step "known as $1"
	bounded python3 - "$1" "${TLS_VERSIONS[@]}" <<-END
		import base64, sys, urllib.request

		meter = "http://127.0.0.1:$MANAGEMENT_PORT/actuator/metrics/wharf.tls.data.connections"
		for version in sys.argv[2:]:
		    wanted = f"{meter}?tag=program:{sys.argv[1]}&tag=protocol:TLSv{version}&tag=resumed:true"
		    login = base64.b64encode(b"admin:$FTP_PASSWORD").decode()
		    urllib.request.urlopen(urllib.request.Request(wanted, headers={"Authorization": f"Basic {login}"}), timeout=30)
	END
}
