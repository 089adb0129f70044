#!/bin/bash
# openssl s_client: a control connection spoken by hand, data connections with and without its session, another one's
# session, renegotiation and new keys. What is under the hood of the other clients is seen here in the open.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-tls.sh"
needs openssl

# tls VERSION ARGUMENT…
tls() {
	openssl s_client "-tls${1/./_}" -CAfile "$FTPS_CA" -verify_return_error -verify_ip "$FTP_HOST" "${@:2}"
}

# dial PORT VERSION ARGUMENT…: the control connection, whose session will be in the file session.pem
dial() {
	rm -f session.pem
	coproc CONTROL { tls "$2" -connect "$FTP_HOST:$1" -sess_out session.pem "${@:3}" 2>&1; }
	said=${CONTROL[0]} say=${CONTROL[1]}
}

# hears CODE: the next reply has that code
hears() {
	local line
	while IFS= read -r -t 30 -u "$said" line; do
		line=${line%$'\r'}
		echo "< $line" >&2
		[[ $line =~ ^[1-5][0-9][0-9]\  ]] || continue
		[ "${line:0:3}" = "$1" ] || fail "answered \"$line\", not $1"
		REPLY=$line
		return
	done
	fail "no reply in time, nor $1"
}

tells() {
	echo "> $1" >&2
	printf '%s\r\n' "$1" >&"$say"
}

# asks COMMAND CODE
asks() {
	tells "$1"
	hears "$2"
}

login() {
	asks "USER $FTP_USER" 331
	asks "PASS $FTP_PASSWORD" 230
	asks "PBSZ 0" 200
	asks "PROT P" 200
	asks "CWD $FOLDER" 250
	asks "TYPE I" 200
}

# call PORT VERSION ARGUMENT…
call() {
	dial "$@" -quiet
	hears 220
	login
}

hang_up() {
	local pid=$CONTROL_PID
	asks QUIT 221
	wait "$pid" || true
}

# data VERSION COMMAND CODE ARGUMENT…: a transfer, and how it has to end
data() {
	asks EPSV 229
	local port=${REPLY##*(|||}
	tells "$2"
	bounded openssl s_client "-tls${1/./_}" -CAfile "$FTPS_CA" -verify_return_error -verify_ip "$FTP_HOST" \
		-connect "$FTP_HOST:${port%%|*}" "${@:4}" || [ "$3" != 226 ]
	hears 150
	hears "$3"
}

cp "$BIG" "$DISK"

# moves_both_ways VERSION: what is transferred with the session of the control connection
moves_both_ways() {
	data "$1" NLST 226 -ign_eof -sess_in session.pem </dev/null >listing
	says listing "Reused, TLSv$1"
	says listing "$BIG"
	data "$1" "RETR $BIG" 226 -sess_in session.pem -quiet </dev/null >down.bin
	same "$BIG" down.bin
	data "$1" "STOR up.bin" 226 -sess_in session.pem -quiet -no_ign_eof -nocommands <"$BIG"
	same "$BIG" "$DISK/up.bin"
	rm "$DISK/up.bin"
}

# letter LETTER WORD: one of s_client's own commands, which it takes at the beginning of what it reads, and what it says to
# it. Q is one of them too.
letter() {
	local line
	echo "$1" >&"$say"
	while IFS= read -r -t 30 -u "$said" line; do
		[ "$line" != "$2" ] || return 0
	done
	fail "s_client did not say $2"
}

# moves VERSION WAY PORT ARGUMENT…: transfers with the session of the control connection, and a list without
moves() {
	step "$2, TLS $1"
	call "$3" "$1" "${@:4}"
	moves_both_ways "$1"
	data "$1" NLST 226 -ign_eof </dev/null >listing
	says listing "New, TLSv$1"
	hang_up
}

in_explicit() {
	local version
	for version in 1.2 1.3; do
		moves "$version" explicit "$FTP_PORT" -starttls ftp

		step "resumed or refused, TLS $version"
		call "$ENFORCING_PORT" "$version" -starttls ftp
		data "$version" NLST 522 -ign_eof </dev/null >listing
		hushed listing "$BIG"
		data "$version" "STOR refused.bin" 522 -quiet -no_ign_eof -nocommands <4096.bin
		absent "$DISK/refused.bin"
		moves_both_ways "$version"
		hang_up

		step "the session of another control connection, TLS $version"
		cp session.pem other.pem
		call "$ENFORCING_PORT" "$version" -starttls ftp
		data "$version" NLST 522 -ign_eof -sess_in other.pem </dev/null >listing
		hushed listing "$BIG"
		moves_both_ways "$version"
		hang_up

		step "a control connection that resumes an earlier one, TLS $version"
		cp session.pem earlier.pem
		call "$ENFORCING_PORT" "$version" -starttls ftp -sess_in earlier.pem
		[ -f session.pem ] || cp earlier.pem session.pem
		moves_both_ways "$version"
		hang_up
	done
}

in_implicit() {
	local version pid
	for version in 1.2 1.3; do
		moves "$version" implicit "$FTPS_PORT"
	done

	step "new keys, TLS 1.3"
	dial "$FTPS_PORT" 1.3 -quiet -no_ign_eof
	hears 220
	for update in k K; do
		letter "$update" KEYUPDATE
		asks NOOP 200
	done
	pid=$CONTROL_PID
	asks quit 221
	wait "$pid" || true

	# Whether it is granted is the server's choice; nobody may be left waiting.
	step "renegotiation, TLS 1.2"
	dial "$FTPS_PORT" 1.2 -quiet -no_ign_eof
	hears 220
	pid=$CONTROL_PID
	letter R RENEGOTIATING
	printf 'quit\r\n' >&"$say" || true
	timeout 30 tail --pid="$pid" --follow /dev/null || fail "neither answered nor closed"
	call "$FTPS_PORT" 1.2
	hang_up
}

prove explicit implicit
