#!/bin/bash
# aria2 only downloads: several connections with a REST each, sessions kept for the next file, PASV and PORT, EPSV and
# EPRT.
. "$(dirname "$0")/lib.sh"
needs aria2c

URL=ftp://$FTP_HOST:$FTP_PORT/$FOLDER

# The time-out is short because aria2 overlooks a 226 that arrives together with the 150, as it may with a small file:
# it then waits for another one until the time is up, and ends well.
get() {
	bounded aria2c --no-conf --max-tries=3 --timeout=3 --connect-timeout=10 --show-console-readout=false \
		--file-allocation=none --min-split-size=1M --piece-length=1M \
		--max-connection-per-server="$CONNECTIONS" --split="$CONNECTIONS" --max-concurrent-downloads="$CONNECTIONS" \
		--log=- --log-level=info \
		--ftp-user="$FTP_USER" --ftp-passwd="$FTP_PASSWORD" "$@" >talk.log 2>&1 || {
		local status=$?
		cat talk.log >&2
		return $status
	}
}

for size in "${SIZES[@]}"; do
	cp "$size.bin" "$DISK"
done
cp text.txt "$DISK"
mkdir "$DISK/$UNICODE_FOLDER"
cp 4096.bin "$DISK/$SPACED"
cp 4096.bin "$DISK/$UNICODE_FOLDER/$UNICODE"
touch --date="2021-03-04 05:06:07 UTC" "$DISK/4096.bin"
mkdir down
cd down

step "sizes and names, $CONNECTIONS files at a time"
for size in "${SIZES[@]}"; do
	printf '%s\n\tout=%s\n' "$URL/$size.bin" "$size.bin"
done >list
{
	printf '%s\n\tout=spaced.bin\n' "$URL/$(encoded "$SPACED")"
	printf '%s\n\tout=unicode.bin\n' "$URL/$(encoded "$UNICODE_FOLDER/$UNICODE")"
} >>list
get --input-file=list
for size in "${SIZES[@]}"; do
	same "../$size.bin" "$size.bin"
done
same ../4096.bin spaced.bin
same ../4096.bin unicode.bin

step "$CONNECTIONS connections for one file"
rm "$BIG"
get --max-overall-download-limit=3M "$URL/$BIG"
same ../"$BIG" "$BIG"
[ "$(grep -c "RETR $BIG" talk.log)" -ge "$CONNECTIONS" ] || fail "not so many downloads: $(grep RETR talk.log)"

step "a digest, and the time"
get --remote-time=true --checksum="sha-256=$(sha256sum <../4096.bin | cut -d ' ' -f 1)" --out=dated.bin "$URL/4096.bin"
same_time "$DISK/4096.bin" dated.bin

step "resume a download"
head -c 1000000 ../"$BIG" >resumed.bin
get --continue=true --out=resumed.bin "$URL/$BIG"
same ../"$BIG" resumed.bin
# It keeps whole blocks of 16 KiB of what it has.
says talk.log "REST 999424"

step "what is not there"
status=0
bounded aria2c --no-conf --max-tries=1 --quiet --ftp-user="$FTP_USER" --ftp-passwd="$FTP_PASSWORD" "$URL/nothing.bin" ||
	status=$?
[ "$status" = 3 ] || fail "a download of what is not there ended with $status, not with 3 (not found)"

way_down() {
	step "$1"
	rm -f "$BIG"
	get "${@:3}"
	says talk.log "$2"
	same ../"$BIG" "$BIG"
}
way_down "passive by PASV" "227 " "$URL/$BIG"
way_down "active by PORT" "PORT 127" --ftp-pasv=false "$URL/$BIG"
if has_ipv6; then
	URL="ftp://[::1]:$FTP_PORT/$FOLDER"
	way_down "IPv6, passive by EPSV" "229 " "$URL/$BIG"
	way_down "IPv6, active by EPRT" "EPRT |2|" --ftp-pasv=false "$URL/$BIG"
fi
