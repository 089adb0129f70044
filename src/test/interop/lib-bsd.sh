# shellcheck shell=bash
# What the two descendants of BSD's ftp share: they are driven over stdin as a person would, and their exit codes say
# nothing, so every step looks at the files and at what was printed.

# Runs the client's commands from stdin in one session, by the program and arguments in BSD_FTP; what it prints goes to
# the file talk.log.
ftp() {
	{
		echo "open $FTP_HOST $FTP_PORT"
		echo "user $FTP_USER $FTP_PASSWORD"
		echo "cd $FOLDER"
		echo "binary"
		printf '%s\n' "${WAY[@]}"
		cat
		echo "quit"
	} >commands
	rm -f talk.log
	bounded env --default-signal=INT "${BSD_FTP[@]}" <commands >talk.log 2>&1 || true
	cat talk.log
	says talk.log "221 "
}

upload() {
	ftp < <(printf 'put %s\n' "$@")
}

download() {
	ftp < <(echo "lcd down" && printf 'get %s\n' "$@")
}

listing() {
	ftp < <(echo "dir")
}

bsd_session() {
	step "login"
	ftp <<-END
		quote PWD
		system
		status
	END
	says talk.log "230 "
	says talk.log "257 \"/$FOLDER\""

	for size in "${SIZES[@]}"; do
		step "up and down: $size octets"
		round_trip "$size.bin"
	done

	step "size"
	ftp <<-END
		quote SIZE 1048576.bin
	END
	says talk.log "213 1048576"

	step "names"
	ftp <<-END
		mkdir "$UNICODE_FOLDER"
		put 4096.bin "$SPACED"
		put 4096.bin "$UNICODE"
		cd "$UNICODE_FOLDER"
		put 4096.bin "$UNICODE"
		get "$UNICODE" one.bin
		cdup
		get "$SPACED" two.bin
		get "$UNICODE" three.bin
	END
	for name in "$SPACED" "$UNICODE" "$UNICODE_FOLDER/$UNICODE"; do
		same 4096.bin "$DISK/$name"
	done
	for name in one two three; do
		same 4096.bin $name.bin
	done

	step "list"
	touch --date="2021-03-04 05:06:07 UTC" "$DISK/1.bin"
	ftp <<-END
		dir . long
		dir *.bin some
		nlist
		quote MDTM 1.bin
		newer 1.bin
	END
	says long " 1048576 "
	says long "Mar  4  2021 1.bin"
	says long " $UNICODE"
	says long " $UNICODE_FOLDER"
	lists talk.log "$UNICODE"
	says some " $UNICODE"
	hushed some "$UNICODE_FOLDER"
	says talk.log "213 20210304050607"

	step "resume a download"
	head -c 1000000 "$BIG" >half.bin
	cp "$BIG" "$DISK/half.bin"
	ftp <<-END
		reget half.bin
	END
	same "$BIG" half.bin
	says talk.log "350 "

	step "restart an upload"
	head -c 1000000 "$BIG" >"$DISK/resumed.bin"
	chmod 666 "$DISK/resumed.bin"
	ftp <<-END
		restart 1000000
		put "$BIG" resumed.bin
	END
	same "$BIG" "$DISK/resumed.bin"
	says talk.log "350 "

	step "append"
	cat 4096.bin 1048576.bin >expected.bin
	ftp <<-END
		put 4096.bin appended.bin
		append 1048576.bin appended.bin
	END
	same expected.bin "$DISK/appended.bin"

	step "unique names, told by the reply (RFC 1123 section 4.1.2.9)"
	ftp <<-END
		mkdir unique
		cd unique
		sunique
		put 4096.bin same.bin
		put 1.bin same.bin
	END
	mapfile -t names < <(tr -d '\r' <talk.log | sed -n 's/^1[25][05] FILE: //p')
	[ "${#names[@]}" = 2 ] || fail "two uploads by STOU were told ${#names[@]} names"
	same 4096.bin "$DISK/unique/${names[0]##*/}"
	same 1.bin "$DISK/unique/${names[1]##*/}"

	step "ASCII"
	ftp <<-END
		ascii
		put text.txt
		get text.txt down.txt
		cr
		get text.txt wire.txt
	END
	same text.txt "$DISK/text.txt"
	same text.txt down.txt
	sed 's/$/\r/' text.txt >expected.txt
	same expected.txt wire.txt

	step "rename and delete"
	ftp <<-END
		rename "$SPACED" renamed.bin
		rename "$UNICODE" "$UNICODE_FOLDER/moved – 二.bin"
		delete 0.bin
		delete nothing.bin
	END
	says talk.log "550 "
	absent "$DISK/$SPACED"
	same 4096.bin "$DISK/renamed.bin"
	absent "$DISK/$UNICODE"
	same 4096.bin "$DISK/$UNICODE_FOLDER/moved – 二.bin"
	absent "$DISK/0.bin"

	step "directories"
	ftp <<-END
		mkdir one
		mkdir one/two
		cd one/two
		quote PWD
		cdup
		rmdir two
	END
	says talk.log "257 \"/$FOLDER/one/two\""
	present "$DISK/one"
	absent "$DISK/one/two"

	step "patterns"
	mkdir many
	cp 1.bin many/x1.bin
	cp 4096.bin many/x2.bin
	cp text.txt many/x3.txt
	ftp <<-END
		lcd many
		mkdir many
		cd many
		mput x*
		lcd ..
		mget *.bin
		mdelete *.txt
	END
	same 1.bin x1.bin
	same 4096.bin x2.bin
	same text.txt many/x3.txt
	absent x3.txt
	absent "$DISK/many/x3.txt"

	step "permissions"
	ftp <<-END
		chmod 640 renamed.bin
	END
	has_mode 640 "$DISK/renamed.bin"

	# What takes the file interrupts the client, its parent, after the first octet, and reads on until the client lets go.
	step "an interrupted download (Telnet IP, Synch, ABOR)"
	truncate -s 64M "$DISK/zeros.bin"
	ftp <<-END
		get zeros.bin "|head -c 1 >/dev/null; kill -INT \$PPID; cat >/dev/null"
		get 1048576.bin after.bin
	END
	says talk.log "receive aborted"
	grep -A1 '^426 ' talk.log | grep -q '^226 ' || fail "ABOR was not answered by 426, then 226 (RFC 959 section 4.1.3)"
	same 1048576.bin after.bin
	rm "$DISK/zeros.bin"
}
