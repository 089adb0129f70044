// basic-ftp by the command line: `METHOD ARGUMENT… [-- METHOD ARGUMENT…]…` calls the methods of its Client one after the
// other in one session, prints what they return, and writes what was said to talk.log.
import { appendFileSync, readFileSync } from "node:fs";
import { Client } from "basic-ftp";

const { FTP_HOST, FTP_USER, FTP_PASSWORD, FOLDER, SECURITY, TLS_VERSION, PORT, FTPS_CA } = process.env;
const NUMBER = /^\d+$/;

const calls = [[]];
for (const word of process.argv.slice(2)) {
	if (word === "--") {
		calls.push([]);
	}
	else {
		calls.at(-1).push(NUMBER.test(word) ? Number(word) : word);
	}
}

function access() {
	const plain = { host: FTP_HOST, port: Number(PORT), user: FTP_USER, password: FTP_PASSWORD };
	if (SECURITY === "plain") {
		return plain;
	}
	const version = `TLSv${TLS_VERSION}`;
	return {
		...plain,
		secure: SECURITY === "implicit" ? "implicit" : true,
		secureOptions: { ca: readFileSync(FTPS_CA), minVersion: version, maxVersion: version }
	};
}

function print(result) {
	if (Array.isArray(result)) {
		result.forEach((file) => console.log(file.type, file.size, file.modifiedAt?.toISOString(), file.name));
	}
	else if (result instanceof Date) {
		console.log(result.toISOString());
	}
	else if (result !== undefined) {
		console.log(result.message ?? result);
	}
}

const client = new Client(20_000);
client.ftp.verbose = true;
client.ftp.log = (line) => appendFileSync("talk.log", `${line}\n`);
try {
	await client.access(access());
	await client.cd(FOLDER);
	for (const [method, ...words] of calls) {
		print(await client[method](...words));
	}
}
finally {
	client.close();
}
