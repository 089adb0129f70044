#!/bin/bash
# wget only downloads: SYST, SIZE, PASV, EPSV and PORT, LIST -a read by its own parser, whole trees, REST; explicit and
# implicit FTPS.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-tls.sh"
needs wget

URL=ftp://$FTP_HOST:$FTP_PORT/$FOLDER
SECURITY=()

wget_quietly() {
	bounded wget --no-config --quiet --tries=1 --timeout=30 "${SECURITY[@]}" "$@"
}

get() {
	recorded wget --no-config --no-verbose --debug --tries=1 --timeout=30 --restrict-file-names=nocontrol \
		--output-file=talk.log --user="$FTP_USER" --password="$FTP_PASSWORD" "${SECURITY[@]}" "${WAY[@]}" "$@"
}

upload() {
	put_there "$@"
}

download() {
	get --directory-prefix=down "${@/#/$URL/}"
}

listing() {
	get --no-remove-listing --output-document=index.html "$URL/"
	cat .listing
}

plant_names() {
	mkdir -p "$DISK/$UNICODE_FOLDER/deep" "$DISK/empty"
	cp 4096.bin "$DISK/$SPACED"
	cp 4096.bin "$DISK/$UNICODE"
	cp 1048576.bin "$DISK/$UNICODE_FOLDER/$UNICODE"
	cp 1.bin "$DISK/$UNICODE_FOLDER/deep/$SPACED"
}

tree() {
	rm -rf tree
	get --recursive --level=inf --no-host-directories --cut-dirs=1 --directory-prefix=tree "$URL/"
	diff -r "$DISK" tree || fail "the tree that came differs"
}

# ftps:// alone sends AUTH TLS. For a wget made with GnuTLS, as Debian's is, `--secure-protocol` names the oldest version
# and `--ciphers` are priorities.
secure() {
	SECURITY=(--ca-certificate="$FTPS_CA" --ciphers="NORMAL:-VERS-ALL:+VERS-TLS$2")
	[ "$1" = explicit ] || SECURITY+=(--ftps-implicit)
	URL=ftps://$FTP_HOST:$3/$FOLDER
}

in_clear() {
	step "login"
	status=0
	wget_quietly --user="$FTP_USER" --password="not-$FTP_PASSWORD" "$URL/1.bin" || status=$?
	[ "$status" = 6 ] || fail "a wrong password ended with $status, not with 6 (authentication failure)"

	for size in "${SIZES[@]}"; do
		step "down: $size octets"
		round_trip "$size.bin"
	done

	step "names"
	plant_names
	download "$(encoded "$SPACED")" "$(encoded "$UNICODE")" "$(encoded "$UNICODE_FOLDER/deep/$SPACED")"
	same 4096.bin "down/$SPACED"
	same 4096.bin "down/$UNICODE"
	same 1.bin "down/$SPACED.1"

	step "list"
	listing >listing
	says listing " 1048576 "
	says listing " $UNICODE"
	says index.html ">1048576.bin</a>"

	step "what is not there"
	status=0
	wget_quietly --user="$FTP_USER" --password="$FTP_PASSWORD" "$URL/nothing.bin" || status=$?
	[ "$status" = 8 ] || fail "a download of what is not there ended with $status, not with 8 (error of the server)"

	# It knows times by LIST alone, to the minute where they are recent.
	step "time"
	touch --date="$(date --date="2 days ago" "+%F %H:%M")" "$DISK/4096.bin"
	rm 4096.bin
	get --timestamping "$URL/4096.bin"
	same_time "$DISK/4096.bin" 4096.bin
	get --timestamping "$URL/4096.bin"
	hushed talk.log "RETR "

	step "resume a download"
	head -c 1000000 "$BIG" >"down/$BIG"
	get --continue --directory-prefix=down "$URL/$BIG"
	same "$BIG" "down/$BIG"
	says talk.log "REST 1000000"

	step "from an offset"
	get --start-pos=6000000 --output-document=end.bin "$URL/$BIG"
	tail -c +6000001 "$BIG" >expected.bin
	same expected.bin end.bin

	step "ASCII"
	cp text.txt "$DISK"
	get --output-document=wire.txt "$URL/text.txt;type=a"
	sed 's/$/\r/' text.txt >expected.txt
	same expected.txt wire.txt

	step "patterns"
	mkdir many
	get --directory-prefix=many "$URL/[14]*.bin"
	[ "$(find many -type f | wc -l)" = 3 ] || fail "[14]*.bin fetched $(ls many)"
	same 1048576.bin many/1048576.bin

	step "trees"
	tree

	way_up_and_down "passive by PASV" "PASV"
	way_up_and_down "active by PORT" "PORT 127" --no-passive-ftp
	if has_ipv6; then
		URL="ftp://[::1]:$FTP_PORT/$FOLDER"
		way_up_and_down "IPv6, passive by EPSV" "EPSV"
		way_up_and_down "IPv6, active by EPRT" "EPRT" --no-passive-ftp
	fi
}

# It looks for the session once, right after the handshake. In TLS 1.3 the ticket may not have arrived by then; it says
# "Could not save SSL session data", goes on without, and is refused where resumption is enforced.
over_both() {
	over_tls "$1"
	local TLS_VERSIONS=(1.2)
	is_known_as wget
	over_resumed_tls "$1"
}

in_explicit() {
	over_both explicit

	secure explicit 1.3 "$FTP_PORT"
	way_up_and_down "active by PORT, data over TLS" "PORT 127" --no-passive-ftp
	way_up_and_down "data in clear" "PROT C" --ftps-clear-data-connection
	way_up_and_down "without resumption" "PASV" --no-ftps-resume-ssl

	step "refused without resumption"
	secure explicit 1.3 "$ENFORCING_PORT"
	status=0
	get --no-ftps-resume-ssl --output-document=refused.bin "$URL/$BIG" || status=$?
	[ "$status" != 0 ] || fail "the service that insists on resumed sessions let one pass that was not"
	says talk.log "522 "
}

in_implicit() {
	over_both implicit

	step "a tree, implicit, TLS 1.3"
	secure implicit 1.3 "$FTPS_PORT"
	plant_names
	tree
}

prove clear explicit implicit
