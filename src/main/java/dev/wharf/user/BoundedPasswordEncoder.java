package dev.wharf.user;

import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Lets only so many password hashes be computed at once, first come first served, so that
 * a flood of logins leaves processor time for the sessions that are already in.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {

	private final PasswordEncoder encoder;

	private final Semaphore places;

	BoundedPasswordEncoder(PasswordEncoder encoder, int atOnce) {
		this.encoder = encoder;
		this.places = new Semaphore(atOnce, true);
	}

	@Override
	public @Nullable String encode(@Nullable CharSequence rawPassword) {
		this.places.acquireUninterruptibly();
		try {
			return this.encoder.encode(rawPassword);
		}
		finally {
			this.places.release();
		}
	}

	@Override
	public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
		this.places.acquireUninterruptibly();
		try {
			return this.encoder.matches(rawPassword, encodedPassword);
		}
		finally {
			this.places.release();
		}
	}

}
