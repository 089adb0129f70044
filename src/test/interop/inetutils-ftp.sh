#!/bin/bash
# GNU inetutils' ftp: PASV, EPSV, PORT, EPRT, restart, append, STOU, ABOR by Telnet IP and Synch.
. "$(dirname "$0")/lib.sh"
. "$HERE/lib-bsd.sh"
needs inetutils-ftp
BSD_FTP=(inetutils-ftp --no-login --verbose --no-prompt --passive)

in_clear() {
	bsd_session

	# Here `passive` and `epsv4` toggle: from PASV, with which it was started.
	way_up_and_down "passive by PASV" "---> PASV" "debug"
	way_up_and_down "passive by EPSV" "---> EPSV" "debug" "epsv4"
	way_up_and_down "active by PORT" "---> PORT" "debug" "passive"
	way_up_and_down "active by EPRT" "---> EPRT" "debug" "passive" "epsv4"
}

prove clear
