#!/bin/bash
# basic-ftp, a client for Node: MLSD, EPSV with PASV to fall back on, REST, APPE, whole trees; explicit and implicit
# FTPS. It knows no active mode. Its side is in the folder basic-ftp.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-tls.sh"
needs node
needs npm

step "installation"
cp -r "$HERE/basic-ftp" client
(cd client && bounded npm ci)

export FOLDER SECURITY=plain PORT=$FTP_PORT TLS_VERSION=

# Calls methods of its client; see client.mjs.
ftp() {
	recorded node client/client.mjs "$@"
}

# each METHOD PREFIX FILE…: METHOD PREFIX/FILE FILE for every file, in one session
each() {
	local calls=() file
	for file in "${@:3}"; do
		calls+=(-- "$1" "$2/$file" "$file")
	done
	ftp "${calls[@]:1}"
}

upload() {
	each uploadFrom . "$@"
}

download() {
	each downloadTo down "$@"
}

listing() {
	ftp list
}

secure() {
	SECURITY=$1 TLS_VERSION=$2 PORT=$3
}

# It ends an empty upload before its own handshake is over, often enough to fail with any server.
TLS_FILES=("${TLS_FILES[@]:1}")

trees() {
	step "trees$*"
	rm -rf back "$DISK/tree"
	ftp uploadFromDir tree tree
	diff -r tree "$DISK/tree" || fail "the tree on the server differs"
	ftp downloadToDir back tree
	diff -r tree back || fail "the tree that came back differs"
	ftp removeDir tree
	absent "$DISK/tree"
}

in_clear() {
	step "up and down"
	round_trip "${SIZES[@]/%/.bin}"

	step "names"
	mkdir "$DISK/$UNICODE_FOLDER"
	for name in "$SPACED" "$UNICODE" "$UNICODE_FOLDER/$UNICODE"; do
		ftp uploadFrom 4096.bin "$name" -- downloadTo down/named.bin "$name"
		same 4096.bin "$DISK/$name"
		same 4096.bin down/named.bin
	done

	step "list, size and time"
	touch --date="2021-03-04 05:06:07 UTC" "$DISK/1.bin"
	ftp list -- size 1048576.bin -- lastMod 1.bin -- pwd >listing
	says listing "1 1 2021-03-04T05:06:07.000Z 1.bin"
	says listing " $UNICODE"
	lists listing 1048576
	lists listing 2021-03-04T05:06:07.000Z
	lists listing "/$FOLDER"

	step "resume"
	head -c 1000000 "$BIG" >half.bin
	cp half.bin half
	tail -c +1000001 "$BIG" >rest.bin
	ftp downloadTo half.bin "$BIG" 1000000 -- uploadFrom half resumed.bin -- appendFrom rest.bin resumed.bin
	same "$BIG" half.bin
	same "$BIG" "$DISK/resumed.bin"
	says talk.log "REST 1000000"

	step "rename and delete"
	ftp rename "$SPACED" renamed.bin -- rename "$UNICODE" "$UNICODE_FOLDER/moved – 二.bin" -- remove 0.bin
	absent "$DISK/$SPACED"
	same 4096.bin "$DISK/renamed.bin"
	same 4096.bin "$DISK/$UNICODE_FOLDER/moved – 二.bin"
	absent "$DISK/0.bin"

	plant_tree
	trees
}

# over_both WAY: what is done over TLS in both of its ways
over_both() {
	over_tls "$1"
	is_known_as basic-ftp
	over_resumed_tls "$1"
}

in_explicit() {
	over_both explicit
}

in_implicit() {
	over_both implicit
	secure implicit 1.3 "$FTPS_PORT"
	plant_tree
	rm tree/0.bin
	trees ", implicit, TLS 1.3"
}

prove clear explicit implicit
