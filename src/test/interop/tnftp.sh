#!/bin/bash
# tnftp, NetBSD's ftp: EPSV, EPRT, MLSD and MLST, restart, append, STOU, ABOR by Telnet IP and Synch, URLs.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-bsd.sh"
needs tnftp
BSD_FTP=(tnftp -n -v -i)

in_clear() {
	bsd_session

	step "machine listings"
	ftp <<-END
		mlsd .
		mlst 4096.bin
		features
	END
	says talk.log "; renamed.bin"
	says talk.log "ize=4096;"
	says talk.log "MLST"

	way_up_and_down "passive by EPSV" "---> EPSV" "debug" "passive on"
	way_up_and_down "passive by PASV" "---> PASV" "debug" "passive on" "epsv4 off"
	way_up_and_down "active by EPRT" "---> EPRT" "debug" "passive off"
	way_up_and_down "active by PORT" "---> PORT" "debug" "passive off" "epsv4 off"

	# The exit code counts here.
	step "by URL"
	URL=ftp://$FTP_USER:$FTP_PASSWORD@$FTP_HOST:$FTP_PORT/$FOLDER
	bounded tnftp -o url.bin "$URL/$BIG"
	same "$BIG" url.bin
	bounded tnftp -o url.txt "$URL/text.txt;type=a"
	same text.txt url.txt
	bounded tnftp -u "$URL/url.bin" "$BIG"
	same "$BIG" "$DISK/url.bin"
}

prove clear
