#!/bin/bash
# PHP's ftp extension: PASV and PORT, MLSD, LIST and NLST, REST, APPE, ALLO, SITE CHMOD; explicit FTPS, without a look
# at the certificate. Its side is php_client.php.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-tls.sh"
needs php

export FOLDER SECURITY=plain PORT=$FTP_PORT PASSIVE=yes

# Calls functions of the extension; see php_client.php. What it warns of is in talk.log.
ftp() {
	recorded php -d display_errors=0 -d log_errors=1 -d error_log=talk.log "$HERE/php_client.php" "$@"
}

# One session for all files
upload() {
	local calls=() file
	for file; do
		calls+=(-- put "$file" "$file")
	done
	ftp "${calls[@]:1}"
}

download() {
	local calls=() file
	for file; do
		calls+=(-- get "down/$file" "$file")
	done
	ftp "${calls[@]:1}"
}

listing() {
	ftp rawlist .
}

# OpenSSL's own settings hold it to one version.
secure() {
	SECURITY=$1 PORT=$3
	cat >openssl.cnf <<-END
		openssl_conf = all
		[all]
		ssl_conf = ssl
		[ssl]
		system_default = versions
		[versions]
		MinProtocol = TLSv$2
		MaxProtocol = TLSv$2
	END
	export OPENSSL_CONF=$LOCAL/openssl.cnf
}

in_clear() {
	step "up and down"
	round_trip "${SIZES[@]/%/.bin}"

	step "names"
	mkdir "$DISK/$UNICODE_FOLDER"
	for name in "$SPACED" "$UNICODE" "$UNICODE_FOLDER/$UNICODE"; do
		ftp put "$name" 4096.bin -- get down/named.bin "$name"
		same 4096.bin "$DISK/$name"
		same 4096.bin down/named.bin
	done

	step "list, size and time"
	touch --date="2021-03-04 05:06:07 UTC" "$DISK/1.bin"
	ftp rawlist . -- nlist . -- mlsd . -- size 1048576.bin -- mdtm 1.bin -- pwd -- systype >listing
	says listing " 1048576 "
	lists listing "$UNICODE"
	says listing "\"name\":\"$UNICODE\""
	lists listing 1048576
	lists listing 1614834367
	lists listing "/$FOLDER"
	lists listing UNIX

	# Mode 2 is FTP_BINARY.
	step "resume"
	head -c 1000000 "$BIG" >half.bin
	cp half.bin "$DISK/resumed.bin"
	ftp get half.bin "$BIG" 2 1000000 -- put resumed.bin "$BIG" 2 1000000
	same "$BIG" half.bin
	same "$BIG" "$DISK/resumed.bin"

	# Mode 1 is FTP_ASCII.
	step "ASCII"
	ftp put text.txt text.txt 1 -- get down/text.txt text.txt 1
	same text.txt "$DISK/text.txt"
	same text.txt down/text.txt

	step "append"
	cat 4096.bin 1048576.bin >expected.bin
	ftp put appended.bin 4096.bin -- append appended.bin 1048576.bin
	same expected.bin "$DISK/appended.bin"

	step "rename, delete, directories, permissions"
	ftp rename "$SPACED" renamed.bin -- rename "$UNICODE" "$UNICODE_FOLDER/moved – 二.bin" -- delete 0.bin \
		-- mkdir one -- mkdir one/two -- rmdir one/two -- site "CHMOD 640 renamed.bin"
	absent "$DISK/$SPACED"
	has_mode 640 "$DISK/renamed.bin"
	same 4096.bin "$DISK/$UNICODE_FOLDER/moved – 二.bin"
	absent "$DISK/0.bin"
	present "$DISK/one"
	absent "$DISK/one/two"

	step "active by PORT"
	PASSIVE=no
	round_trip "$BIG"
	PASSIVE=yes
}

in_explicit() {
	over_tls explicit
	is_known_as php-or-perl
	step "active by PORT, TLS 1.3"
	PASSIVE=no
	round_trip "$BIG"
	PASSIVE=yes
	over_resumed_tls explicit
}

prove clear explicit
