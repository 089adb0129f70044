#!/bin/bash
# Python's ftplib; its side is ftplib_client.py.
. "$(dirname "$0")/lib.sh"
needs python3

step "session, in steps of its own"
CLIENT_TIMEOUT=60
IPV6=no
if has_ipv6; then
	IPV6=yes
fi
export IPV6
bounded python3 -u "$HERE/ftplib_client.py" "$DISK" "$FOLDER" "$BIG" ||
	fail "see the last step above"
