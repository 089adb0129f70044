#!/bin/bash
# curl: a session per call, EPSV, PASV, EPRT and PORT, IPv4 and IPv6, quoted commands; explicit and implicit FTPS, CCC.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-tls.sh"
needs curl

URL=ftp://$FTP_HOST:$FTP_PORT/$FOLDER
SECURITY=()

ftp() {
	recorded curl -q --silent --show-error --verbose --stderr talk.log --connect-timeout 30 "${SECURITY[@]}" "${WAY[@]}" \
		--user "$FTP_USER:$FTP_PASSWORD" "$@"
}

# ends_with STATUS MEANING ARGUMENT…
ends_with() {
	local status=0
	ftp "${@:3}" || status=$?
	[ "$status" = "$1" ] || fail "ended with $status, not with $1 ($2)"
}

# refused ARGUMENT…: what came of it says the server's reply; the exit code depends on how far curl has got
refused() {
	local status=0
	ftp "$@" || status=$?
	[ "$status" != 0 ] || fail "not refused"
	says talk.log "< 522 "
}

# A session for each file: between the files of one session curl 7.88 idles for a second.
upload() {
	local file
	for file; do
		ftp --upload-file "$file" "$URL/$file"
	done
}

download() {
	local file
	for file; do
		ftp --output "down/$file" "$URL/$file"
	done
}

listing() {
	ftp "$URL/"
}

secure() {
	SECURITY=(--ssl-reqd --cacert "$FTPS_CA" --tlsv"$2" --tls-max "$2")
	if [ "$1" = explicit ]; then
		URL=ftp://$FTP_HOST:$3/$FOLDER
	else
		URL=ftps://$FTP_HOST:$3/$FOLDER
	fi
}

one_session() {
	step "several files in one session$*"
	rm -f "$DISK/0.bin" "$DISK/1.bin" "$DISK/4096.bin"
	ftp --upload-file "{0.bin,1.bin,4096.bin}" "$URL/"
	mkdir -p down
	ftp --output-dir down --remote-name-all "$URL/{4096.bin,1.bin,0.bin}"
	for file in 0.bin 1.bin 4096.bin; do
		same "$file" "$DISK/$file"
		same "$file" "down/$file"
	done
}

resume() {
	step "resume a download$*"
	cp "$BIG" "$DISK"
	head -c 1000000 "$BIG" >half.bin
	ftp --continue-at - --output half.bin "$URL/$BIG"
	same "$BIG" half.bin

	step "resume an upload$*"
	head -c 1000000 "$BIG" >"$DISK/resumed.bin"
	ftp --continue-at - --upload-file "$BIG" "$URL/resumed.bin"
	same "$BIG" "$DISK/resumed.bin"
}

known_size() {
	ftp --head --output head "$URL/broken.bin" && grep -q '^Content-Length: [1-9]' head
}

resume_broken() {
	local patience
	step "resume a broken upload$*"
	rm -f "$DISK/broken.bin"
	# A busy machine may need all of a short time to log in: then there is nothing yet to resume.
	for patience in 2 10 30; do
		ends_with 28 "time is up" --limit-rate 100K --max-time "$patience" --upload-file "$BIG" "$URL/broken.bin"
		! grep -q '^< 150 ' talk.log || break
	done
	wait_until 60 known_size
	ftp --continue-at - --upload-file "$BIG" "$URL/broken.bin"
	says talk.log "> APPE broken.bin"
	same "$BIG" "$DISK/broken.bin"
}

ascii() {
	step "ASCII$*"
	ftp --use-ascii --upload-file text.txt "$URL/text.txt"
	same text.txt "$DISK/text.txt"
	ftp --use-ascii --output down.txt "$URL/text.txt"
	same text.txt down.txt
}

in_clear() {
	step "login"
	ends_with 67 "login denied" --user "$FTP_USER:not-$FTP_PASSWORD" "$URL/"
	ftp "$URL/"

	for size in "${SIZES[@]}"; do
		step "up and down: $size octets"
		round_trip "$size.bin"
	done

	step "upload over a longer file"
	ftp --upload-file 4096.bin "$URL/replaced.bin"
	ftp --upload-file 1.bin "$URL/replaced.bin"
	same 1.bin "$DISK/replaced.bin"

	one_session

	step "names"
	mkdir "$DISK/$UNICODE_FOLDER"
	for name in "$SPACED" "$UNICODE" "$UNICODE_FOLDER/$UNICODE"; do
		ftp --upload-file 4096.bin "$URL/$(encoded "$name")"
		same 4096.bin "$DISK/$name"
		ftp --output down.bin "$URL/$(encoded "$name")"
		same 4096.bin down.bin
		rm down.bin
	done

	step "list"
	ftp --output listing "$URL/"
	says listing " 1048576 "
	says listing " $SPACED"
	says listing " $UNICODE"
	ftp --list-only --output listing "$URL/"
	lists listing "$UNICODE"
	ftp --request MLSD --output listing "$URL/"
	says listing "; $UNICODE"
	ftp --request "LIST -a" --output listing "$URL/"
	says listing " $SPACED"

	step "size and time"
	touch --date="2021-03-04 05:06:07 UTC" "$DISK/1.bin"
	ftp --head --output head "$URL/1.bin"
	says head "Content-Length: 1"
	says head "Last-Modified: Thu, 04 Mar 2021 05:06:07 GMT"
	ftp --remote-time --output dated.bin "$URL/1.bin"
	same_time "$DISK/1.bin" dated.bin

	step "a range"
	ftp --range 100000-199999 --output range.bin "$URL/$BIG"
	head -c 200000 "$BIG" | tail -c 100000 >expected.bin
	same expected.bin range.bin

	resume
	resume_broken

	step "append"
	cat 4096.bin 1048576.bin >expected.bin
	ftp --upload-file 4096.bin "$URL/appended.bin"
	ftp --append --upload-file 1048576.bin "$URL/appended.bin"
	same expected.bin "$DISK/appended.bin"

	ascii

	step "directories"
	ftp --ftp-create-dirs --upload-file 4096.bin "$URL/one/two%20words/three/file.bin"
	same 4096.bin "$DISK/one/two words/three/file.bin"
	ftp --ftp-method nocwd --output nocwd.bin "$URL/one/two%20words/three/file.bin"
	same 4096.bin nocwd.bin
	ftp --ftp-method singlecwd --output singlecwd.bin "$URL/one/two%20words/three/file.bin"
	same 4096.bin singlecwd.bin

	step "rename and delete"
	ftp --quote "-RNFR $UNICODE" --quote "-RNTO renamed – 二.bin" --output /dev/null "$URL/"
	absent "$DISK/$UNICODE"
	same 4096.bin "$DISK/renamed – 二.bin"
	ftp --quote "DELE $FOLDER/one/two words/three/file.bin" --quote "RMD $FOLDER/one/two words/three" --output /dev/null "$URL/"
	absent "$DISK/one/two words/three"
	ends_with 21 "quote error" --quote "DELE $FOLDER/nothing.bin" --output /dev/null "$URL/"

	step "what is not there"
	ends_with 78 "not found" --output nothing.bin "$URL/nothing.bin"

	way_up_and_down "passive by PASV" "> PASV" --disable-epsv
	way_up_and_down "active by EPRT" "> EPRT |1|" --ftp-port -
	way_up_and_down "active by PORT" "> PORT 127" --disable-eprt --ftp-port -

	if has_ipv6; then
		URL="ftp://[::1]:$FTP_PORT/$FOLDER"
		way_up_and_down "IPv6, passive by EPSV" "> EPSV"
		way_up_and_down "IPv6, active by EPRT" "> EPRT |2|" --ftp-port -
	fi
}

# over_both WAY: what is done over TLS in both of its ways
over_both() {
	over_tls "$1"
	is_known_as curl
	over_resumed_tls "$1"
}

in_explicit() {
	over_both explicit

	# Two uploads in a row are the hard case: curl uses a ticket of TLS 1.3 once, and reads none while it uploads.
	for version in 1.2 1.3; do
		secure explicit "$version" "$ENFORCING_PORT"
		one_session ", TLS $version, resumed"
	done

	secure explicit 1.3 "$FTP_PORT"
	resume ", TLS 1.3"
	resume_broken ", TLS 1.3"
	ascii ", TLS 1.3"

	# Active mode is left to others: curl 7.87 to 7.88.1 forgets TLS on data connections that it accepts.
	SECURITY=(--ftp-ssl-control --cacert "$FTPS_CA")
	way_up_and_down "data in clear, TLS 1.3" "> AUTH "
	hushed talk.log "> PROT P"

	for version in 1.2 1.3; do
		secure explicit "$version" "$FTP_PORT"
		way_up_and_down "back to clear commands (CCC), TLS $version" "> CCC" --ftp-ssl-ccc
		way_up_and_down "back to clear commands (CCC), the client first, TLS $version" "> CCC" \
			--ftp-ssl-ccc --ftp-ssl-ccc-mode active
		way_up_and_down "without resumption, TLS $version" "< 226 " --no-sessionid

		secure explicit "$version" "$ENFORCING_PORT"
		step "refused without resumption, TLS $version"
		refused --no-sessionid "$URL/"
		refused --no-sessionid --upload-file 1.bin "$URL/refused.bin"
		absent "$DISK/refused.bin"
	done

	step "a client that does not trust the certificate"
	SECURITY=(--ssl-reqd)
	ends_with 60 "not verified" "$URL/"

	# Once is enough.
	if [ "$MODE" = reactor ]; then
		step "upload a GiB, TLS 1.3"
		secure explicit 1.3 "$FTP_PORT"
		head -c 1G /dev/urandom >gib.bin
		CLIENT_TIMEOUT=300 ftp --upload-file gib.bin "$URL/gib.bin"
		same gib.bin "$DISK/gib.bin"
		rm "$DISK/gib.bin"
	fi
}

in_implicit() {
	over_both implicit

	step "TLS on the plain port, no TLS on the implicit one"
	SECURITY=()
	ends_with 35 "no TLS there" "ftps://$FTP_HOST:$FTP_PORT/"
	ends_with 28 "no greeting in time" --max-time 1 "ftp://$FTP_HOST:$FTPS_PORT/"
}

prove clear explicit implicit
