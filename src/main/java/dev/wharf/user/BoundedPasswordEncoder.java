package dev.wharf.user;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Computes only so many password hashes at once, first come first served, so that a flood
 * of logins leaves processor time for the sessions that are already in. It has threads of
 * the operating system for that: a hash on a virtual thread would keep its carrier from
 * all others as long as it takes.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {

	private static final Duration IDLE = Duration.ofSeconds(10);

	private static final String NO_HASH = "{noop}";

	private final PasswordEncoder encoder;

	private final Executor threads;

	BoundedPasswordEncoder(PasswordEncoder encoder, int atOnce) {
		this.encoder = encoder;
		ThreadPoolExecutor pool = new ThreadPoolExecutor(atOnce, atOnce, IDLE.toSeconds(), TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("password-hash-", 0).factory());
		pool.allowCoreThreadTimeOut(true);
		this.threads = pool;
	}

	@Override
	public @Nullable String encode(@Nullable CharSequence rawPassword) {
		return compute(() -> this.encoder.encode(rawPassword));
	}

	@Override
	public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
		if (encodedPassword != null && encodedPassword.startsWith(NO_HASH)) {
			return this.encoder.matches(rawPassword, encodedPassword);
		}
		return compute(() -> this.encoder.matches(rawPassword, encodedPassword));
	}

	private <T extends @Nullable Object> T compute(Supplier<T> hash) {
		try {
			return CompletableFuture.supplyAsync(hash, this.threads).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
	}

}
