package dev.wharf.transfer;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** How memory for copying is bounded. */
class BufferPoolTests {

	private final BufferPool pool = BufferPool.ofContent(DataSize.ofBytes(BufferPool.LARGE));

	@Test
	void lendsSmallHeapBuffersWhenItsMemoryIsLent() {
		try (BufferPool.Loan large = this.pool.borrow(); BufferPool.Loan small = this.pool.borrow()) {
			assertThat(large.buffer().capacity()).isEqualTo(BufferPool.LARGE);
			assertThat(small.buffer().isDirect()).isFalse();
		}
	}

	@Test
	void lendsAReturnedBufferAgainEmpty() {
		ByteBuffer first;
		try (BufferPool.Loan loan = this.pool.borrow()) {
			first = loan.buffer();
			first.putInt(1);
		}
		try (BufferPool.Loan loan = this.pool.borrow()) {
			assertThat(loan.buffer()).isSameAs(first);
			assertThat(loan.buffer().position()).isZero();
		}
	}

}
