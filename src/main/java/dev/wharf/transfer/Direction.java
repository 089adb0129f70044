package dev.wharf.transfer;

/** Which way a transfer's octets travel; figures are kept apart by it. */
public enum Direction {

	/** From the server to the client: files and listings. */
	DOWNLOAD,

	/** From the client to the server. */
	UPLOAD

}
