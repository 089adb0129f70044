#!/bin/bash
# Python's ftplib; its side is ftplib_client.py. FTP_TLS knows explicit FTPS alone, and resumes no session on its data
# connections unless a program teaches it to.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-tls.sh"
needs python3

CLIENT_TIMEOUT=300
IPV6=no
if has_ipv6; then
	IPV6=yes
fi
export IPV6

session() {
	step "$1, in steps of its own"
	find "$DISK" -mindepth 1 -delete
	cp "$BIG" "$DISK"
	bounded python3 -u "$HERE/ftplib_client.py" "${@:2}" "$DISK" "$FOLDER" "$BIG" || fail "see the last step above"
}

in_clear() {
	session "a plain session" plain - "$FTP_PORT"
}

in_explicit() {
	local version
	session "TLS 1.3" secured 1.3 "$FTP_PORT"
	for version in 1.2 1.3; do
		session "TLS $version, resumed" resumed "$version" "$ENFORCING_PORT"
		session "TLS $version, to be refused" refused "$version" "$ENFORCING_PORT"
	done
}

prove clear explicit
