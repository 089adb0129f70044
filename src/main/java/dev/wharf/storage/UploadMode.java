package dev.wharf.storage;

/**
 * How an upload meets what is there already: one case for each of STOR, REST with STOR,
 * APPE and STOU.
 */
public sealed interface UploadMode {

	/** STOR: the whole file is sent and takes the place of an older one. */
	record Replace() implements UploadMode {
	}

	/**
	 * REST with STOR: the first octets are here already; whatever follows them is
	 * replaced.
	 *
	 * @param offset how many octets stay, 0 or more; 0 means the same as {@link Replace}
	 */
	record ResumeAt(long offset) implements UploadMode {

		public ResumeAt {
			if (offset < 0) {
				throw new IllegalArgumentException("an upload cannot resume at %d".formatted(offset));
			}
		}

	}

	/** APPE: the octets are added to the end, or make a new file. */
	record Append() implements UploadMode {
	}

	/**
	 * STOU: a name that nobody has is found, in the folder given or near the name given.
	 */
	record Unique() implements UploadMode {
	}

}
