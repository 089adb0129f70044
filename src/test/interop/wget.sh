#!/bin/bash
# wget only downloads: SYST, SIZE, PASV, EPSV and PORT, LIST -a read by its own parser, whole trees, REST.
. "$(dirname "$0")/lib.sh"
needs wget

URL=ftp://$FTP_HOST:$FTP_PORT/$FOLDER

get() {
	bounded wget --no-config --no-verbose --debug --tries=1 --timeout=10 --restrict-file-names=nocontrol \
		--user="$FTP_USER" --password="$FTP_PASSWORD" "$@" 2>talk.log || {
		local status=$?
		cat talk.log >&2
		return $status
	}
}

for size in "${SIZES[@]}"; do
	cp "$size.bin" "$DISK"
done
cp text.txt "$DISK"
cp 4096.bin "$DISK/$SPACED"
cp 4096.bin "$DISK/$UNICODE"
mkdir -p "$DISK/$UNICODE_FOLDER/deep" "$DISK/empty"
cp 1048576.bin "$DISK/$UNICODE_FOLDER/$UNICODE"
cp 1.bin "$DISK/$UNICODE_FOLDER/deep/$SPACED"
# wget knows times by LIST alone, to the minute where they are recent.
touch --date="$(date --date="2 days ago" "+%F %H:%M")" "$DISK/4096.bin"
mkdir down
cd down

step "login"
status=0
bounded wget --no-config --tries=1 --quiet --user="$FTP_USER" --password="not-$FTP_PASSWORD" "$URL/1.bin" || status=$?
[ "$status" = 6 ] || fail "a wrong password ended with $status, not with 6 (authentication failure)"

for size in "${SIZES[@]}"; do
	step "down: $size octets"
	get "$URL/$size.bin"
	same "../$size.bin" "$size.bin"
done

step "names"
get "$URL/$(encoded "$SPACED")" "$URL/$(encoded "$UNICODE")" "$URL/$(encoded "$UNICODE_FOLDER/deep/$SPACED")" \
	--output-document=names.bin
cat ../4096.bin ../4096.bin ../1.bin >expected.bin
same expected.bin names.bin

step "list"
get --no-remove-listing --output-document=index.html "$URL/"
says .listing " 1048576 "
says .listing " $UNICODE"
says index.html ">1048576.bin</a>"

step "what is not there"
status=0
bounded wget --no-config --tries=1 --quiet --user="$FTP_USER" --password="$FTP_PASSWORD" "$URL/nothing.bin" || status=$?
[ "$status" = 8 ] || fail "a download of what is not there ended with $status, not with 8 (error of the server)"

step "time"
rm 4096.bin
get --timestamping "$URL/4096.bin"
same_time "$DISK/4096.bin" 4096.bin
get --timestamping "$URL/4096.bin"
hushed talk.log "RETR "

step "resume a download"
head -c 1000000 ../"$BIG" >"$BIG"
get --continue "$URL/$BIG"
same ../"$BIG" "$BIG"
says talk.log "REST 1000000"

step "from an offset"
get --start-pos=6000000 --output-document=end.bin "$URL/$BIG"
tail -c +6000001 ../"$BIG" >expected.bin
same expected.bin end.bin

step "ASCII"
get --output-document=wire.txt "$URL/text.txt;type=a"
sed 's/$/\r/' ../text.txt >expected.txt
same expected.txt wire.txt

step "patterns"
mkdir many
get --directory-prefix=many "$URL/[14]*.bin"
[ "$(find many -type f | wc -l)" = 3 ] || fail "[14]*.bin fetched $(ls many)"
same ../1048576.bin many/1048576.bin

step "trees"
get --recursive --level=inf --no-host-directories --cut-dirs=1 --directory-prefix=tree "$URL/"
diff -r "$DISK" tree || fail "the tree that came differs"

way_down() {
	step "$1"
	rm -f "$BIG"
	get "${@:3}"
	says talk.log "$2"
	same ../"$BIG" "$BIG"
}
way_down "passive by PASV" "PASV" "$URL/$BIG"
way_down "active by PORT" "PORT 127" --no-passive-ftp "$URL/$BIG"
if has_ipv6; then
	URL="ftp://[::1]:$FTP_PORT/$FOLDER"
	way_down "IPv6, passive by EPSV" "EPSV" "$URL/$BIG"
	way_down "IPv6, active by EPRT" "EPRT" --no-passive-ftp "$URL/$BIG"
fi
