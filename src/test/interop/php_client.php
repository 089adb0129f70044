<?php
// PHP's ftp extension by the command line: `FUNCTION ARGUMENT… [-- FUNCTION ARGUMENT…]…` calls its functions, without
// their ftp_, one after the other in one session, and prints what they return.

[$host, $port, $secured] = [getenv('FTP_HOST'), (int) getenv('PORT'), getenv('SECURITY') !== 'plain'];
$ftp = $secured ? ftp_ssl_connect($host, $port, 20) : ftp_connect($host, $port, 20);
if (!$ftp || !ftp_login($ftp, getenv('FTP_USER'), getenv('FTP_PASSWORD'))) {
	fwrite(STDERR, "no session\n");
	exit(1);
}
ftp_set_option($ftp, FTP_AUTOSEEK, true);
ftp_pasv($ftp, getenv('PASSIVE') !== 'no');
ftp_chdir($ftp, getenv('FOLDER'));

$call = [];
foreach ([...array_slice($argv, 1), '--'] as $word) {
	if ($word !== '--') {
		$call[] = ctype_digit($word) ? (int) $word : $word;
		continue;
	}
	$function = 'ftp_' . array_shift($call);
	$result = $function($ftp, ...$call);
	if ($result === false) {
		fwrite(STDERR, "$function failed\n");
		exit(1);
	}
	foreach (is_array($result) ? $result : [$result] as $line) {
		echo is_array($line) ? json_encode($line, JSON_UNESCAPED_UNICODE) : $line, "\n";
	}
	$call = [];
}
ftp_close($ftp);
