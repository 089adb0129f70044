package dev.wharf.user;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The bound on hashes computed at once.
 */
class BoundedPasswordEncoderTests {

	@Test
	void computesNoMoreHashesAtOnceThanAllowedAndServesAll() throws Exception {
		Slow slow = new Slow(2);
		BoundedPasswordEncoder encoder = new BoundedPasswordEncoder(slow, 2);
		try (ExecutorService logins = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Boolean>> results = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				results.add(logins.submit(() -> encoder.matches("password", "hash")));
			}
			for (Future<Boolean> result : results) {
				assertThat(result.get(60, TimeUnit.SECONDS)).isTrue();
			}
		}
		assertThat(slow.most.get()).isEqualTo(2);
	}

	@Test
	void givesThePlaceBackWhenAHashFails() {
		BoundedPasswordEncoder encoder = new BoundedPasswordEncoder(PasswordEncoding.delegating(), 1);
		assertThatIllegalArgumentException().isThrownBy(() -> encoder.matches("password", "no id"));
		assertThat(encoder.matches("password", "{noop}password")).isTrue();
	}

	/**
	 * Keeps its first callers in until as many as expected are there together.
	 */
	private static final class Slow implements PasswordEncoder {

		private final AtomicInteger now = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		private final CountDownLatch together;

		Slow(int together) {
			this.together = new CountDownLatch(together);
		}

		@Override
		public @Nullable String encode(@Nullable CharSequence rawPassword) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
			this.most.accumulateAndGet(this.now.incrementAndGet(), Math::max);
			this.together.countDown();
			try {
				return this.together.await(60, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
			finally {
				this.now.decrementAndGet();
			}
		}

	}

}
