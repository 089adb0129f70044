package dev.wharf.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An announcement in the outbox.
 *
 * @param sequence its place among all: entries of one path are delivered in this order
 * @param id what the receiver knows it by, the same in all attempts
 * @param path the virtual path of the file
 * @param body what is posted
 * @param created when it was put in
 * @param attempts how often its delivery has failed
 * @param due when it is next tried
 * @param dead whether it is not tried any more
 * @param error why the last attempt failed
 */
record OutboxEntry(long sequence, String id, String path, String body, Instant created, int attempts, Instant due,
		boolean dead, @Nullable String error) {
}
