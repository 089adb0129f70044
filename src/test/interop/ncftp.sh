#!/bin/bash
# NcFTP: ncftpput, ncftpget and ncftpls by their exit codes, ncftp itself over stdin; PASV, PORT, MLSD, whole trees,
# resumed uploads, uploads under a temporary name. It opens one connection at a time in every mode, and knows no FTPS.
. "$(dirname "$0")/lib.sh"
needs ncftp
needs ncftpput
needs ncftpget
needs ncftpls

ACCOUNT=(-u "$FTP_USER" -p "$FTP_PASSWORD" -P "$FTP_PORT" -t 30 -r 1 -d talk.log)

call() {
	recorded "$1" "${ACCOUNT[@]}" "${WAY[@]}" "${@:2}"
}

put() {
	call ncftpput -V "$@"
}

get() {
	call ncftpget -V "$@"
}

list() {
	call ncftpls "$@" "ftp://$FTP_HOST/$FOLDER/" >listing
}

upload() {
	put "$FTP_HOST" "$FOLDER" "$@"
}

download() {
	get "$FTP_HOST" down "${@/#/$FOLDER/}"
}

listing() {
	call ncftpls -l "ftp://$FTP_HOST/$FOLDER/"
}

# Runs ncftp's commands from stdin; its exit code says nothing.
ftp() {
	{
		echo "open -u $FTP_USER -p $FTP_PASSWORD -P $FTP_PORT $FTP_HOST"
		echo "cd $FOLDER"
		cat
		echo "quit"
	} >commands
	bounded ncftp <commands >talk.log 2>&1 || fail "did not end well: $(cat talk.log)"
	cat talk.log
}

in_clear() {
	for size in "${SIZES[@]}"; do
		step "up and down: $size octets"
		round_trip "$size.bin"
		same_time "$size.bin" "$DISK/$size.bin"
		same_time "$DISK/$size.bin" "down/$size.bin"
	done

	step "names"
	for name in "$SPACED" "$UNICODE"; do
		put -C "$FTP_HOST" 4096.bin "$FOLDER/$name"
		same 4096.bin "$DISK/$name"
		get -C "$FTP_HOST" "$FOLDER/$name" down.bin
		same 4096.bin down.bin
		rm down.bin
	done
	put -m "$FTP_HOST" "$FOLDER/$UNICODE_FOLDER" 4096.bin
	same 4096.bin "$DISK/$UNICODE_FOLDER/4096.bin"

	step "list"
	list -1
	lists listing "$UNICODE"
	list -l
	says listing " 1048576 "
	says listing " $SPACED"
	list -a
	says listing "$UNICODE_FOLDER"
	list -m
	says listing "; $UNICODE"
	list -R
	says listing "$UNICODE_FOLDER:"
	list -x lrt
	says listing " $UNICODE"

	step "resume a download"
	head -c 1000000 "$BIG" >down/"$BIG"
	touch --reference="$BIG" down/"$BIG"
	get -z "$FTP_HOST" down "$FOLDER/$BIG"
	same "$BIG" down/"$BIG"
	says talk.log "Cmd: REST 1000000"

	# With sendfile, ncftpput sends the whole file behind its REST.
	step "resume an upload"
	head -c 1000000 "$BIG" >half.bin
	put -C "$FTP_HOST" half.bin "$FOLDER/resumed.bin"
	cp --preserve=timestamps "$BIG" resumed.bin
	put -z -s "$FTP_HOST" "$FOLDER" resumed.bin
	same "$BIG" "$DISK/resumed.bin"
	says talk.log "Cmd: REST 1000000"

	step "append"
	cat 4096.bin 1048576.bin >expected.bin
	put -C "$FTP_HOST" 4096.bin "$FOLDER/appended.bin"
	put -A -C "$FTP_HOST" 1048576.bin "$FOLDER/appended.bin"
	same expected.bin "$DISK/appended.bin"

	step "under a temporary name"
	cp "$BIG" parted.bin
	put -S .part "$FTP_HOST" "$FOLDER" parted.bin
	same "$BIG" "$DISK/parted.bin"
	says talk.log "Cmd: STOR parted.bin.part"
	absent "$DISK/parted.bin.part"

	step "from stdin and to stdout"
	put -c "$FTP_HOST" "$FOLDER/piped.bin" <"$BIG"
	same "$BIG" "$DISK/piped.bin"
	get -c "$FTP_HOST" "$FOLDER/piped.bin" >piped.bin
	same "$BIG" piped.bin

	step "ASCII"
	put -a "$FTP_HOST" "$FOLDER" text.txt
	same text.txt "$DISK/text.txt"
	get -a "$FTP_HOST" down "$FOLDER/text.txt"
	same text.txt down/text.txt

	step "patterns"
	mkdir many
	get "$FTP_HOST" many "$FOLDER/[04]*.bin"
	same 0.bin many/0.bin
	same 4096.bin many/4096.bin
	absent many/1.bin

	step "trees"
	plant_tree
	mkdir back
	put -R "$FTP_HOST" "$FOLDER" tree
	diff -r tree "$DISK/tree" || fail "the tree on the server differs"
	get -R -T "$FTP_HOST" back "$FOLDER/tree"
	diff -r tree back/tree || fail "the tree that came back differs"

	step "rename, delete, directories"
	ftp <<-END
		rename "$SPACED" renamed.bin
		rename "$UNICODE" "moved – 二.bin"
		rm 0.bin
		mkdir one
		mkdir one/two
		cd one/two
		pwd
		cd ..
		rmdir two
		cd ..
		mkdir "three words"
		rmdir "three words"
	END
	says talk.log "/$FOLDER/one/two"
	absent "$DISK/$SPACED"
	same 4096.bin "$DISK/renamed.bin"
	absent "$DISK/$UNICODE"
	same 4096.bin "$DISK/moved – 二.bin"
	absent "$DISK/0.bin"
	present "$DISK/one"
	absent "$DISK/one/two"
	absent "$DISK/three words"

	step "permissions"
	ftp <<-END
		chmod 640 renamed.bin
	END
	has_mode 640 "$DISK/renamed.bin"

	way_up_and_down "passive" "Cmd: PASV" -F
	way_up_and_down "active" "Cmd: PORT" -E
}

prove clear
