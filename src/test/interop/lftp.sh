#!/bin/bash
# lftp: MLSD and LIST, MFMT, SITE CHMOD, REST with STOR and RETR, ABOR, mirrors, segmented downloads; explicit and
# implicit FTPS. It compresses (MODE Z) wherever it is offered, so everything that transfers is done with and without.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-tls.sh"
needs lftp

URL=ftp://$FTP_HOST:$FTP_PORT
SECURITY="set ftp:ssl-allow no"

# Runs lftp's commands from stdin, after settings given as arguments.
ftp() {
	local settings
	cat >commands
	settings=$(printf '%s\n' "${WAY[@]}" "$@")
	recorded lftp --norc -c "
		debug 5 -o talk.log
		$SECURITY
		set net:connection-limit $CONNECTIONS
		set net:max-retries 2
		set net:timeout 30
		set net:reconnect-interval-base 1
		set cmd:fail-exit yes
		set xfer:clobber yes
		open -u '$FTP_USER,$FTP_PASSWORD' $URL
		cd $FOLDER
		$settings
		source commands
		exit
	"
}

upload() {
	ftp <<-END
		mput $*
	END
}

download() {
	ftp <<-END
		mget -O down $*
	END
}

listing() {
	ftp <<-END
		ls
	END
}

secure() {
	SECURITY="
		set ssl:ca-file $FTPS_CA
		set ssl:priority NORMAL:-VERS-ALL:+VERS-TLS$2
		set ftp:ssl-force yes
		set ftp:ssl-protect-data yes"
	if [ "$1" = explicit ]; then
		URL=ftp://$FTP_HOST:$3
	else
		URL=ftps://$FTP_HOST:$3
	fi
}

# transfers COMPRESS [SECURITY]
transfers() {
	local compress=$1
	local how="MODE Z: $compress${2:+, $2}"
	local setting="set ftp:use-mode-z $compress"
	find "$DISK" -mindepth 1 -delete

	WAY=("$setting")
	for size in "${SIZES[@]}"; do
		step "up and down: $size octets, $how"
		round_trip "$size.bin"
		same_time "$size.bin" "$DISK/$size.bin"
	done
	WAY=()
	if [ "$compress" = yes ]; then
		says talk.log "MODE Z"
	fi

	step "resume a download, $how"
	head -c 1000000 "$BIG" >half.bin
	ftp "$setting" <<-END
		get -c "$BIG" -o half.bin
	END
	same "$BIG" half.bin
	says talk.log "REST 1000000"

	step "resume an upload, $how"
	head -c 1000000 "$BIG" >"$DISK/resumed.bin"
	chmod 666 "$DISK/resumed.bin"
	ftp "$setting" <<-END
		put -c "$BIG" -o resumed.bin
	END
	same "$BIG" "$DISK/resumed.bin"
	says talk.log "REST 1000000"

	step "a download in $CONNECTIONS segments, $how"
	ftp "$setting" <<-END
		pget -n $CONNECTIONS "$BIG" -o segmented.bin
	END
	same "$BIG" segmented.bin

	step "a download left early, $how"
	ftp "$setting" >beginning <<-END
		cat "$BIG" | head -c 5000
		get 4096.bin -o after.bin
	END
	head -c 5000 "$BIG" >expected.bin
	same expected.bin beginning
	same 4096.bin after.bin

	step "ASCII, $how"
	ftp "$setting" <<-END
		put -a text.txt
		get -a text.txt -o down.txt
	END
	same text.txt "$DISK/text.txt"
	same text.txt down.txt

	step "mirror up and down, $CONNECTIONS at a time, $how"
	rm -rf back
	ftp "$setting" <<-END
		mirror --reverse --parallel=$CONNECTIONS tree tree
		mirror --parallel=$CONNECTIONS tree back
		mirror --reverse --delete --parallel=$CONNECTIONS tree/deep tree
	END
	diff -r tree back || fail "the mirror differs"
	same_time tree/4096.bin back/4096.bin
	absent "$DISK/tree/4096.bin"
	diff -r tree/deep "$DISK/tree" || fail "the mirror on the server differs"
}

plant_tree

in_clear() {
	transfers no
	transfers yes

	step "names"
	ODD="it's #1, 50% [x].bin"
	ftp <<-END
		mkdir "$UNICODE_FOLDER"
		put 4096.bin -o "$SPACED"
		put 4096.bin -o "$UNICODE"
		put 4096.bin -o "$ODD"
		put 4096.bin -o "-dash.bin"
		cd "$UNICODE_FOLDER"
		put 4096.bin -o "$UNICODE"
		get "$UNICODE" -o one.bin
		cd ..
		get "$SPACED" -o two.bin
		get "$ODD" -o three.bin
		get -- "-dash.bin" -o four.bin
	END
	for name in "$SPACED" "$UNICODE" "$ODD" "-dash.bin" "$UNICODE_FOLDER/$UNICODE"; do
		same 4096.bin "$DISK/$name"
	done
	for name in one two three four; do
		same 4096.bin $name.bin
	done

	step "list"
	ftp >listing <<-END
		cls -1 --sort=name
	END
	lists listing "$UNICODE"
	lists listing "$UNICODE_FOLDER/"
	ftp "set ftp:use-mlsd no" >listing <<-END
		cls -l -B --sort=name
		ls -la
	END
	says listing " 1048576 "
	says listing " $UNICODE"
	says listing "$UNICODE_FOLDER"
	ftp >listing <<-END
		nlist
	END
	lists listing "$SPACED"
	ftp >listing <<-END
		find .
		du -a
	END
	lists listing "./$UNICODE_FOLDER/$UNICODE"

	step "rename and delete"
	ftp <<-END
		mv "$SPACED" renamed.bin
		mv "$UNICODE" "$UNICODE_FOLDER/moved – 二.bin"
		rm -- -dash.bin
	END
	absent "$DISK/$SPACED"
	same 4096.bin "$DISK/renamed.bin"
	absent "$DISK/$UNICODE"
	same 4096.bin "$DISK/$UNICODE_FOLDER/moved – 二.bin"
	absent "$DISK/-dash.bin"

	step "directories"
	ftp >where <<-END
		mkdir -p one/two/three
		cd one/two/three
		pwd
		cd ..
		rmdir three
		cd /$FOLDER
		mkdir empty
		rmdir empty
		rm -r "$UNICODE_FOLDER"
	END
	says where "/$FOLDER/one/two/three"
	present "$DISK/one/two"
	absent "$DISK/one/two/three"
	absent "$DISK/empty"
	absent "$DISK/$UNICODE_FOLDER"

	step "patterns"
	mkdir many
	ftp <<-END
		mkdir many
		mput -O many [01]*.bin
		cd many
		mget -O many 1*.bin
		mrm 1*.bin
	END
	same 0.bin "$DISK/many/0.bin"
	same 1048576.bin many/1048576.bin
	absent "$DISK/many/1.bin"

	step "permissions"
	ftp <<-END
		chmod 640 renamed.bin
	END
	has_mode 640 "$DISK/renamed.bin"

	way_up_and_down "passive by PASV" "---> PASV" "set ftp:prefer-epsv no"
	way_up_and_down "passive by EPSV" "---> EPSV" "set ftp:prefer-epsv yes"
	way_up_and_down "active by PORT" "---> PORT" "set ftp:passive-mode no"
}

# over_both WAY: what is done over TLS in both of its ways
over_both() {
	over_tls "$1"
	is_known_as lftp
	over_resumed_tls "$1"
}

in_explicit() {
	over_both explicit

	secure explicit 1.3 "$FTP_PORT"
	transfers yes "explicit, TLS 1.3"
	way_up_and_down "active by PORT, TLS 1.3" "---> PORT" "set ftp:passive-mode no"
	way_up_and_down "data in clear" "---> PROT C" "set ftp:ssl-protect-data no"

	step "lists in clear, files over TLS, in one session"
	ftp "set ftp:ssl-protect-list no" >listing <<-END
		ls
		put 4096.bin
		ls
	END
	same 4096.bin "$DISK/4096.bin"
	says listing "4096.bin"
	says talk.log "---> PROT C"
	says talk.log "---> PROT P"

	step "refused without resumption"
	secure explicit 1.3 "$ENFORCING_PORT"
	status=0
	ftp "set ftp:ssl-copy-sid no" <<-END || status=$?
		put 1.bin -o refused.bin
	END
	[ "$status" != 0 ] || fail "the service that insists on resumed sessions let one pass that was not"
	says talk.log "<--- 522 "
	absent "$DISK/refused.bin"
}

in_implicit() {
	over_both implicit
	secure implicit 1.2 "$FTPS_PORT"
	transfers no "implicit, TLS 1.2"
}

prove clear explicit implicit
