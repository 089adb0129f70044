#!/bin/bash
# rclone: trees both ways with times (MLSD, MFMT), partial reads (REST), EPSV and PASV, MLSD and LIST; explicit and
# implicit FTPS. It cannot resume files and knows no active mode and no ASCII.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-tls.sh"
needs rclone

# The remote `wharf:`, as rclone reads it from the environment
RCLONE_CONFIG_WHARF_PASS=$(rclone obscure "$FTP_PASSWORD")
export RCLONE_CONFIG_WHARF_TYPE=ftp RCLONE_CONFIG_WHARF_HOST=$FTP_HOST RCLONE_CONFIG_WHARF_PORT=$FTP_PORT
export RCLONE_CONFIG_WHARF_USER=$FTP_USER RCLONE_CONFIG_WHARF_PASS
export RCLONE_CONFIG_WHARF_CLOSE_TIMEOUT=30s RCLONE_CONFIG_WHARF_SHUT_TIMEOUT=30s
REMOTE=wharf:$FOLDER

# With one connection for everything, rclone must look first and then transfer, one file after the other. A rename is
# for it a matter between two remotes with a connection each, so it also has to let go of an idle one soon.
ONE_CONNECTION=(--transfers 1 --checkers 1 --ftp-concurrency 1 --check-first --ftp-idle-timeout 500ms)
LIMITS=(--transfers "$CONNECTIONS" --checkers "$CONNECTIONS")
if [ "$CONNECTIONS" = 1 ]; then
	LIMITS=("${ONE_CONNECTION[@]}")
fi

ftp() {
	recorded rclone "${LIMITS[@]}" --retries 1 --low-level-retries 2 --contimeout 30s --timeout 30s \
		--log-file talk.log -vv --dump bodies,auth "${WAY[@]}" "$@"
}

upload() {
	printf '%s\n' "$@" >list
	ftp copy --files-from list . "$REMOTE"
}

download() {
	printf '%s\n' "$@" >list
	ftp copy --files-from list "$REMOTE" down
}

listing() {
	ftp lsl "$REMOTE"
}

# It asks for no certificate authority where FTP is concerned; Go knows one by the environment. TLS 1.3 cannot be forced.
secure() {
	export SSL_CERT_FILE=$FTPS_CA RCLONE_CONFIG_WHARF_PORT=$3
	export RCLONE_CONFIG_WHARF_EXPLICIT_TLS=false RCLONE_CONFIG_WHARF_TLS=false RCLONE_CONFIG_WHARF_DISABLE_TLS13=false
	if [ "$1" = explicit ]; then
		RCLONE_CONFIG_WHARF_EXPLICIT_TLS=true
	else
		RCLONE_CONFIG_WHARF_TLS=true
	fi
	[ "$2" = 1.3 ] || RCLONE_CONFIG_WHARF_DISABLE_TLS13=true
}

trees() {
	step "trees, $CONNECTIONS at a time$*"
	rm -rf "$DISK/tree" tree back
	plant_tree
	for number in $(seq 20); do
		cp 1.bin "tree/deep/$number.bin"
	done
	ftp sync tree "$REMOTE/tree"
	diff -r tree "$DISK/tree" || fail "the tree on the server differs"
	same_time tree/4096.bin "$DISK/tree/4096.bin"
	ftp check --download tree "$REMOTE/tree"
	ftp copy "$REMOTE/tree" back
	diff -r tree back || fail "the tree that came back differs"
	same_time tree/4096.bin back/4096.bin
	rm -r tree/deep/?.bin
	ftp sync tree "$REMOTE/tree"
	diff -r tree "$DISK/tree" || fail "the tree on the server differs after the second sync"
	hushed talk.log "1048576.bin: Copied"
}

in_clear() {
	for size in "${SIZES[@]}"; do
		step "up and down: $size octets"
		round_trip "$size.bin"
		same_time "$size.bin" "$DISK/$size.bin"
		same_time "$DISK/$size.bin" "down/$size.bin"
	done

	step "names"
	for name in "$SPACED" "$UNICODE" "$UNICODE_FOLDER/$UNICODE" "it's #1, 50% [x].bin" " led by a space" "*?:<>|\"\\"; do
		ftp copyto 4096.bin "$REMOTE/$name"
		same 4096.bin "$DISK/$name"
		ftp copyto "$REMOTE/$name" down.bin
		same 4096.bin down.bin
		rm down.bin
	done

	step "list"
	touch --date="2021-03-04 05:06:07 UTC" "$DISK/1.bin"
	ftp lsf "$REMOTE" >listing
	lists listing "$UNICODE"
	lists listing "$UNICODE_FOLDER/"
	ftp lsf --recursive --format ps "$REMOTE" >listing
	lists listing "$UNICODE_FOLDER/$UNICODE;4096"
	ftp lsl "$REMOTE" >listing
	says listing "2021-03-04 05:06:07.000000000 1.bin"
	ftp --ftp-disable-mlsd lsf --format ps "$REMOTE" >listing
	lists listing "$UNICODE;4096"
	lists listing "$UNICODE_FOLDER/;-1"
	ftp --ftp-force-list-hidden lsf "$REMOTE" >listing
	lists listing "$SPACED"
	hushed listing "../"

	step "a part of a file"
	ftp cat --offset 1000000 --count 5000 "$REMOTE/$BIG" >part.bin
	head -c 1005000 "$BIG" | tail -c 5000 >expected.bin
	same expected.bin part.bin

	step "from stdin and to stdout"
	ftp rcat "$REMOTE/piped.bin" <"$BIG"
	same "$BIG" "$DISK/piped.bin"
	ftp cat "$REMOTE/piped.bin" >piped.bin
	same "$BIG" piped.bin

	step "rename"
	ftp moveto "$REMOTE/$SPACED" "$REMOTE/renamed.bin"
	absent "$DISK/$SPACED"
	same 4096.bin "$DISK/renamed.bin"
	ftp moveto "$REMOTE/$UNICODE_FOLDER" "$REMOTE/moved – 二"
	absent "$DISK/$UNICODE_FOLDER"
	same 4096.bin "$DISK/moved – 二/$UNICODE"

	step "delete"
	ftp deletefile "$REMOTE/renamed.bin"
	absent "$DISK/renamed.bin"
	ftp purge "$REMOTE/moved – 二"
	absent "$DISK/moved – 二"

	step "directories"
	ftp mkdir "$REMOTE/one/two words/three"
	present "$DISK/one/two words/three"
	ftp rmdir "$REMOTE/one/two words/three"
	absent "$DISK/one/two words/three"
	ftp rmdirs "$REMOTE/one"
	absent "$DISK/one"

	trees

	way_up_and_down "passive by EPSV" "EPSV"
	way_up_and_down "passive by PASV" "PASV" --ftp-disable-epsv
	if has_ipv6; then
		export RCLONE_CONFIG_WHARF_HOST='[::1]'
		way_up_and_down "IPv6, passive by EPSV" "EPSV"
		export RCLONE_CONFIG_WHARF_HOST=$FTP_HOST
	fi
}

# It keeps one TLS session for all its connections to a server, so that data connections would resume that of another
# control connection. In TLS 1.2, programs made with Go before 1.21 lack the extension without which Java resumes nothing.
resumed() {
	local LIMITS=("${ONE_CONNECTION[@]}") TLS_VERSIONS=(1.3)
	is_known_as rclone
	over_resumed_tls "$1"
}

in_explicit() {
	over_tls explicit
	secure explicit 1.3 "$FTP_PORT"
	way_up_and_down "without resumption" "PROT P" --ftp-tls-cache-size -1
	resumed explicit

	step "refused without resumption"
	secure explicit 1.3 "$ENFORCING_PORT"
	status=0
	ftp --ftp-tls-cache-size -1 copyto 1.bin "$REMOTE/refused.bin" || status=$?
	[ "$status" != 0 ] || fail "the service that insists on resumed sessions let one pass that was not"
	says talk.log "522 "
	absent "$DISK/refused.bin"
}

in_implicit() {
	over_tls implicit
	trees ", implicit, TLS 1.3"
	resumed implicit
}

prove clear explicit implicit
