#!/bin/bash
# curl: a session per call, EPSV, PASV, EPRT and PORT, IPv4 and IPv6, quoted commands.
. "$(dirname "$0")/lib.sh"
needs curl

URL=ftp://$FTP_HOST:$FTP_PORT/$FOLDER
# When the service has TLS: --ssl-reqd --cacert …
SECURITY=()

ftp() {
	bounded curl -q --silent --show-error --verbose --connect-timeout 10 "${SECURITY[@]}" \
		--user "$FTP_USER:$FTP_PASSWORD" "$@"
}

step "login"
status=0
bounded curl -q --silent --user "$FTP_USER:not-$FTP_PASSWORD" "$URL/" || status=$?
[ "$status" = 67 ] || fail "a wrong password ended with $status, not with 67 (login denied)"
ftp "$URL/"

for size in "${SIZES[@]}"; do
	step "up and down: $size octets"
	ftp --upload-file "$size.bin" "$URL/$size.bin"
	same "$size.bin" "$DISK/$size.bin"
	ftp --output down.bin "$URL/$size.bin"
	same "$size.bin" down.bin
	rm -f down.bin
done

step "upload over a longer file"
ftp --upload-file 4096.bin "$URL/replaced.bin"
ftp --upload-file 1.bin "$URL/replaced.bin"
same 1.bin "$DISK/replaced.bin"

step "several files in one session"
ftp --output first.bin "$URL/$BIG" --output second.bin "$URL/4096.bin" --output third.bin "$URL/0.bin"
same "$BIG" first.bin
same 4096.bin second.bin
same 0.bin third.bin

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

step "resume a download"
head -c 1000000 "$BIG" >half.bin
ftp --continue-at - --output half.bin "$URL/$BIG"
same "$BIG" half.bin

step "a range"
ftp --range 100000-199999 --output range.bin "$URL/$BIG"
head -c 200000 "$BIG" | tail -c 100000 >expected.bin
same expected.bin range.bin

step "resume an upload"
head -c 1000000 "$BIG" >"$DISK/resumed.bin"
ftp --continue-at - --upload-file "$BIG" "$URL/resumed.bin"
same "$BIG" "$DISK/resumed.bin"

step "resume a broken upload"
known_size() {
	ftp --head --output head "$URL/broken.bin" && grep -q '^Content-Length: [1-9]' head
}
status=0
ftp --limit-rate 1M --max-time 2 --upload-file "$BIG" "$URL/broken.bin" || status=$?
[ "$status" = 28 ] || fail "the upload to be broken ended with $status, not with 28 (time is up)"
wait_until 10 known_size
ftp --continue-at - --upload-file "$BIG" "$URL/broken.bin" 2>resumption
cat resumption >&2
says resumption "> APPE broken.bin"
same "$BIG" "$DISK/broken.bin"

step "append"
cat 4096.bin 1048576.bin >expected.bin
ftp --upload-file 4096.bin "$URL/appended.bin"
ftp --append --upload-file 1048576.bin "$URL/appended.bin"
same expected.bin "$DISK/appended.bin"

step "ASCII"
ftp --use-ascii --upload-file text.txt "$URL/text.txt"
same text.txt "$DISK/text.txt"
ftp --use-ascii --output down.txt "$URL/text.txt"
same text.txt down.txt

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
status=0
ftp --quote "DELE $FOLDER/nothing.bin" --output /dev/null "$URL/" || status=$?
[ "$status" = 21 ] || fail "deleting what is not there ended with $status, not with 21 (quote error)"

step "what is not there"
status=0
ftp --output nothing.bin "$URL/nothing.bin" || status=$?
[ "$status" = 78 ] || fail "a download of what is not there ended with $status, not with 78 (not found)"

way_up_and_down() {
	local name=$1
	shift
	step "$name"
	ftp "$@" --upload-file "$BIG" "$URL/way.bin"
	same "$BIG" "$DISK/way.bin"
	ftp "$@" --output way.bin "$URL/way.bin"
	same "$BIG" way.bin
	ftp "$@" --output listing "$URL/"
	says listing " way.bin"
	rm way.bin "$DISK/way.bin"
}
way_up_and_down "passive by PASV" --disable-epsv
way_up_and_down "active by EPRT" --ftp-port -
way_up_and_down "active by PORT" --disable-eprt --ftp-port -

if has_ipv6; then
	URL="ftp://[::1]:$FTP_PORT/$FOLDER"
	way_up_and_down "IPv6, passive by EPSV"
	way_up_and_down "IPv6, active by EPRT" --ftp-port -
fi
