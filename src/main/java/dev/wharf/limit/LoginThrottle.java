package dev.wharf.limit;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Makes guessing passwords slow: the answer to a failed login is held back, and longer
 * with every failure from the same address, over the whole service. Thread-safe.
 */
public interface LoginThrottle {

	/**
	 * Notes a failed login.
	 * @param client the client's address
	 * @return how long to hold back the answer
	 */
	Duration failed(InetAddress client);

	/**
	 * Forgets the failures of a client that has shown the right password.
	 * @param client the client's address
	 */
	void succeeded(InetAddress client);

	/**
	 * How many failed logins end a session.
	 * @return failures, at least 1
	 */
	int failuresPerSession();

}
