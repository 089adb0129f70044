package dev.wharf.command;

/**
 * Permission bits as SITE CHMOD and MFF write them.
 *
 * @param bits 0 to 07777
 */
record UnixMode(int bits) {

	private static final int OCTAL = 8;

	static UnixMode parse(String digits) {
		if (!digits.matches("[0-7]{3,4}")) {
			throw new IllegalArgumentException("a mode is an octal number such as 644.");
		}
		return new UnixMode(Integer.parseInt(digits, OCTAL));
	}

}
