# shellcheck shell=bash
# shellcheck disable=SC2034 # its variables are for the scripts that source it
# What the client scripts share. Each of them proves one real FTP client against one running server and says the
# result by its exit code alone. The server is named by the environment, so that a script can also be run by hand:
#
#   FTP_HOST FTP_PORT FTP_USER FTP_PASSWORD   where the service listens, and who logs in
#   FTP_ROOT                                  that user's home, as this machine's file system knows it
#   MODE                                      the server's mode; `serial` keeps every client to one connection
#   PROTECTIONS                               in which of these ways the client connects: clear explicit implicit (all)
#   CLIENT_TIMEOUT                            seconds that a single call of the client may take (180)
#
# A script has a function for each way in which its client connects, in_clear, in_explicit and in_implicit, and ends with
# a line `prove` that names those it has: src/test/interop/run reads that line. Each function works without the others.
#
# For the steps at the end of this file a script says how its client does three things, each with the client's options
# in the array WAY:
#
#   upload FILE…     from the working folder to the server's folder; a client that cannot leaves it to `put_there`
#   download NAME…   from the server's folder to the folder `down`
#   listing          prints what is in the server's folder

set -Eeuo pipefail

: "${FTP_HOST:?}" "${FTP_PORT:?}" "${FTP_USER:?}" "${FTP_PASSWORD:?}" "${FTP_ROOT:?}"
MODE=${MODE:-unnamed}
PROTECTIONS=${PROTECTIONS:-clear explicit implicit}
HERE=$(cd "$(dirname "$0")" && pwd)
CLIENT=$(basename "$0" .sh)
STEP=preparation

# Clients convert file names by their locale; this one is on every Debian. LIST speaks UTC, some take it for local time.
export LC_ALL=C.UTF-8 TZ=UTC
unset LANGUAGE ftp_proxy FTP_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY

fail() {
	trap - ERR
	echo "FAILED: client $CLIENT, mode $MODE, step \"$STEP\": $*" >&2
	exit 1
}
trap 'fail "ended with $?: $BASH_COMMAND"' ERR

# Names what is being proved from here on; every failure repeats it.
step() {
	STEP=$*
	echo "== $*"
}

needs() {
	command -v "$1" >/dev/null || fail "$1 is not installed"
}

bounded() {
	timeout --kill-after=5 "${CLIENT_TIMEOUT:-180}" "$@"
}

# recorded COMMAND…: a call of a client that writes what it says to the file talk.log
recorded() {
	local status=0
	rm -f talk.log
	bounded "$@" || status=$?
	[ ! -f talk.log ] || cat talk.log >&2
	return $status
}

# same EXPECTED ACTUAL
same() {
	present "$2"
	cmp "$1" "$2" >&2 || fail "$2 ($(stat -c %s "$2") octets) is not $1 ($(stat -c %s "$1") octets)"
}

# same_time EXPECTED ACTUAL: modification times, to the second
same_time() {
	[ "$(stat -c %Y "$1")" = "$(stat -c %Y "$2")" ] || fail "$2 is of $(stat -c %y "$2"), $1 of $(stat -c %y "$1")"
}

# has_mode BITS FILE
has_mode() {
	[ "$(stat -c %a "$2")" = "$1" ] || fail "$2 is $(stat -c %A "$2")"
}

present() {
	[ -e "$1" ] || fail "$1 is missing"
}

absent() {
	[ ! -e "$1" ] || fail "$1 is still there"
}

# says FILE TEXT: what a client printed holds a text (no pattern)
says() {
	present "$1"
	grep -qF -e "$2" "$1" || fail "no \"$2\" in what the client printed: $(tail -n 40 "$1")"
}

# hushed FILE TEXT: the opposite
hushed() {
	present "$1"
	! grep -qF -e "$2" "$1" || fail "\"$2\" in what the client printed: $(tail -n 40 "$1")"
}

# lists FILE NAME: one of the lines is that name and nothing else
lists() {
	present "$1"
	tr -d '\r' <"$1" | grep -qxF -e "$2" || fail "no line \"$2\" in the list: $(cat "$1")"
}

# wait_until SECONDS COMMAND…
wait_until() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ "$SECONDS" -lt "$end" ] || fail "not in time: $*"
		sleep 0.1
	done
}

# Whether the service can be reached at ::1 too; it listens there where the machine has that address.
has_ipv6() {
	[ "$FTP_HOST" = 127.0.0.1 ] && grep -q '^0\{31\}1 ' /proc/net/if_inet6 2>/dev/null && return
	echo "no IPv6 loopback on this machine: IPv6 is not tried"
	return 1
}

# A path as a URL holds it
encoded() {
	python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1]))' "$1"
}

# One folder for the client's side, one in the user's home for the server's side: as a path on disk (DISK) and as
# clients know it (FOLDER).
LOCAL=$(mktemp -d)
trap 'rm -rf "$LOCAL"' EXIT
FOLDER=$CLIENT
DISK=$FTP_ROOT/$FOLDER
rm -rf "$DISK"
mkdir "$DISK"
cd "$LOCAL"

# No settings of whoever runs this: .netrc, .wgetrc, .lftprc and their like
export HOME=$LOCAL/home
mkdir "$HOME"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME

# Where only one connection at a time is served, a second one of the same client would wait for the first for ever.
CONNECTIONS=4
if [ "$MODE" = serial ]; then
	CONNECTIONS=1
	echo "serial mode: $CLIENT is kept to one connection"
fi

# What is sent and fetched: no octet, one, a page, a MiB, and more than any buffer holds, of an odd length.
SIZES=(0 1 4096 1048576 6291463)
for size in "${SIZES[@]}"; do
	head -c "$size" /dev/urandom >"$size.bin"
done
BIG=6291463.bin
# A thousand lines that end in LF, as text files on this machine do
seq -f 'line %g of a text' 1000 >text.txt
SPACED='two words.bin'
UNICODE='Grüße – 日本語.bin'
UNICODE_FOLDER='Ordner für 文書'

# A small tree in the folder `tree`, with a date, a name of many bytes, and a file without an octet
plant_tree() {
	mkdir -p tree/deep/"$UNICODE_FOLDER"
	cp 0.bin 4096.bin 1048576.bin tree
	cp 1.bin tree/deep
	cp 4096.bin "tree/deep/$UNICODE_FOLDER/$UNICODE"
	touch --date="2021-03-04 05:06:07 UTC" tree/4096.bin
}

# put_there FILE…: an upload for clients that only download
put_there() {
	cp --preserve=timestamps "$@" "$DISK"
}

WAY=()
# round_trip FILE…: up and down, all in as few sessions as the client needs
round_trip() {
	local file
	rm -rf down
	mkdir down
	for file; do
		rm -f "$DISK/$file"
	done
	upload "$@"
	for file; do
		same "$file" "$DISK/$file"
	done
	download "$@"
	for file; do
		same "$file" "down/$file"
	done
}

# way_up_and_down NAME WORD OPTION…: a way to make data connections, what the client says when it takes it, and the
# client's options that choose it
way_up_and_down() {
	step "$1"
	WAY=("${@:3}")
	round_trip "$BIG"
	says talk.log "$2"
	listing >listing
	says listing "$BIG"
	WAY=()
}

# prove PROTECTION…: what a client does in these ways, of those that are wanted
prove() {
	local protection done=0
	for protection; do
		[[ " $PROTECTIONS " == *" $protection "* ]] || continue
		"in_$protection"
		done=$((done + 1))
	done
	[ "$done" -gt 0 ] || fail "it knows $* alone, not $PROTECTIONS"
}
