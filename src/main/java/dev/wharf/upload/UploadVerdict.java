package dev.wharf.upload;

/**
 * What becomes of an upload.
 */
public sealed interface UploadVerdict {

	/** It may be in place. */
	record Accepted() implements UploadVerdict {
	}

	/**
	 * It may not, and sending it again does not help.
	 *
	 * @param code 550, 552 (it is too large) or 553 (it is its name; RFC 959 section 4.2)
	 * @param reason what the client is told: one line of printable text, cut at 200
	 * characters
	 */
	record Rejected(int code, String reason) implements UploadVerdict {

		private static final int LONGEST = 200;

		/**
		 * Checks the code, and makes a line of the reason.
		 * @throws IllegalArgumentException for any other code
		 */
		public Rejected {
			if (code != 550 && code != 552 && code != 553) {
				throw new IllegalArgumentException("An upload is rejected by 550, 552 or 553, not by " + code);
			}
			String line = reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
			reason = line.isEmpty() ? "The file was rejected." : line.substring(0, Math.min(line.length(), LONGEST));
		}

	}

	/**
	 * Nobody could tell in time.
	 *
	 * @param reason why, for the log
	 */
	record Undecided(String reason) implements UploadVerdict {
	}

}
