package dev.wharf.user;

/**
 * The account made up for a start without any configuration. It is a bean only then, so
 * that the start-up message can show how to log in.
 *
 * @param name the user name
 * @param password the password in clear, made of letters, digits, {@code -} and {@code _}
 */
public record GeneratedAccount(String name, String password) {

	/**
	 * Keeps the password out of logs.
	 */
	@Override
	public String toString() {
		return "GeneratedAccount[name=" + this.name + ", password=[PROTECTED]]";
	}

}
