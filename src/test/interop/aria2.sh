#!/bin/bash
# aria2 only downloads: several connections with a REST each, sessions kept for the next file, PASV and PORT, EPSV and
# EPRT. It knows no FTPS.
. "$(dirname "$0")/lib.sh"
needs aria2c

URL=ftp://$FTP_HOST:$FTP_PORT/$FOLDER

# patient SECONDS ARGUMENT…
patient() {
	recorded aria2c --no-conf --max-tries=3 --timeout="$1" --connect-timeout=30 --allow-overwrite=true \
		--show-console-readout=false --console-log-level=error --download-result=hide \
		--file-allocation=none --min-split-size=1M --piece-length=1M \
		--max-connection-per-server="$CONNECTIONS" --split="$CONNECTIONS" --max-concurrent-downloads="$CONNECTIONS" \
		--log=talk.log --log-level=info \
		--ftp-user="$FTP_USER" --ftp-passwd="$FTP_PASSWORD" "${@:2}"
}

# The time-out is short because aria2 overlooks a 226 that arrives together with the 150, as it may with a small file:
# it then waits for another one until the time is up, and ends well. On a busy machine, or where a process has to start
# first, so short a time can be too little, which aria2 tells by the exit code 2.
get() {
	local status=0
	patient 3 "$@" || status=$?
	[ "$status" != 2 ] || { status=0 && patient 30 "$@" || status=$?; }
	return $status
}

upload() {
	put_there "$@"
}

download() {
	printf '%s\n' "${@/#/$URL/}" >list
	get "${WAY[@]}" --dir=down --input-file=list
}

listing() {
	ls "$DISK"
}

in_clear() {
	step "sizes, $CONNECTIONS files at a time"
	round_trip "${SIZES[@]/%/.bin}"

	step "names"
	mkdir "$DISK/$UNICODE_FOLDER"
	cp 4096.bin "$DISK/$SPACED"
	cp 4096.bin "$DISK/$UNICODE_FOLDER/$UNICODE"
	download "$(encoded "$SPACED")" "$(encoded "$UNICODE_FOLDER/$UNICODE")"
	same 4096.bin "down/$SPACED"
	same 4096.bin "down/$UNICODE"

	step "$CONNECTIONS connections for one file"
	rm "down/$BIG"
	get --dir=down --max-overall-download-limit=3M "$URL/$BIG"
	same "$BIG" "down/$BIG"
	[ "$(grep -c "RETR $BIG" talk.log)" -ge "$CONNECTIONS" ] || fail "not so many downloads: $(grep RETR talk.log)"

	step "a digest, and the time"
	touch --date="2021-03-04 05:06:07 UTC" "$DISK/4096.bin"
	get --remote-time=true --checksum="sha-256=$(sha256sum <4096.bin | cut -d ' ' -f 1)" --out=dated.bin "$URL/4096.bin"
	same_time "$DISK/4096.bin" dated.bin

	step "resume a download"
	head -c 1000000 "$BIG" >resumed.bin
	get --continue=true --out=resumed.bin "$URL/$BIG"
	same "$BIG" resumed.bin
	# It keeps whole blocks of 16 KiB of what it has.
	says talk.log "REST 999424"

	step "what is not there"
	status=0
	bounded aria2c --no-conf --max-tries=1 --quiet --ftp-user="$FTP_USER" --ftp-passwd="$FTP_PASSWORD" "$URL/nothing.bin" ||
		status=$?
	[ "$status" = 3 ] || fail "a download of what is not there ended with $status, not with 3 (not found)"

	way_up_and_down "passive by PASV" "227 "
	way_up_and_down "active by PORT" "PORT 127" --ftp-pasv=false
	if has_ipv6; then
		URL="ftp://[::1]:$FTP_PORT/$FOLDER"
		way_up_and_down "IPv6, passive by EPSV" "229 "
		way_up_and_down "IPv6, active by EPRT" "EPRT |2|" --ftp-pasv=false
	fi
}

prove clear
