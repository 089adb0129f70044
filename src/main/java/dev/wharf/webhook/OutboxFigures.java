package dev.wharf.webhook;

/**
 * How much the outbox holds. Each question is one to its database, and fails with a
 * {@link org.springframework.dao.DataAccessException} if that is not there. Thread-safe.
 */
public interface OutboxFigures {

	/**
	 * Announcements that have yet to be delivered.
	 * @return their number
	 */
	long pending();

	/**
	 * Announcements that are not tried any more.
	 * @return their number
	 */
	long dead();

}
