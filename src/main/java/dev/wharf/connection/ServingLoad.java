package dev.wharf.connection;

/**
 * How much of what a mode serves clients with is in use: of one process, or of all
 * together. What a mode has not is 0.
 *
 * @param rounds what selecting threads did between two looks at their connections, so far
 * @param roundNanos nanoseconds that these rounds took, so far
 * @param longestRoundNanos nanoseconds of the longest round of late
 * @param poolThreads threads that a pool may have
 * @param poolActive threads of a pool that serve a client
 * @param poolWaiting clients that wait for a thread of a pool
 */
public record ServingLoad(long rounds, long roundNanos, long longestRoundNanos, int poolThreads, int poolActive,
		int poolWaiting) {

	/** Nothing at all. */
	public static final ServingLoad NONE = new ServingLoad(0, 0, 0, 0, 0, 0);

	/** The same with the threads of a pool. */
	ServingLoad withPool(int threads, int active, int waiting) {
		return new ServingLoad(this.rounds, this.roundNanos, this.longestRoundNanos, threads, active, waiting);
	}

	/**
	 * This and another together.
	 * @param other of another process
	 * @return the sums, and the longer of the longest rounds
	 */
	public ServingLoad plus(ServingLoad other) {
		return new ServingLoad(this.rounds + other.rounds, this.roundNanos + other.roundNanos,
				Math.max(this.longestRoundNanos, other.longestRoundNanos), this.poolThreads + other.poolThreads,
				this.poolActive + other.poolActive, this.poolWaiting + other.poolWaiting);
	}

	/**
	 * What remains of it when the process has ended.
	 * @return what was counted
	 */
	public ServingLoad counted() {
		return new ServingLoad(this.rounds, this.roundNanos, 0, 0, 0, 0);
	}

}
