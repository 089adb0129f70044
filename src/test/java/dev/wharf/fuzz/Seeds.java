package dev.wharf.fuzz;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random input that is the same in every run: a failure names its seed, and the seed
 * brings the failure back.
 */
final class Seeds {

	private Seeds() {
	}

	/** As many seeds as asked for. */
	static IntStream first(int count) {
		return IntStream.range(0, count);
	}

	static Random random(int seed) {
		return new Random(seed);
	}

	/** Octets of a random length, each from the given ones with even odds, or any. */
	static byte[] octets(Random random, int maxLength, int... likely) {
		byte[] octets = new byte[random.nextInt(maxLength + 1)];
		for (int i = 0; i < octets.length; i++) {
			boolean any = likely.length == 0 || random.nextBoolean();
			octets[i] = (byte) (any ? random.nextInt(256) : likely[random.nextInt(likely.length)]);
		}
		return octets;
	}

	/** A text of a random length from the given characters. */
	static String text(Random random, int maxLength, String alphabet) {
		StringBuilder text = new StringBuilder();
		for (int left = random.nextInt(maxLength + 1); left > 0; left--) {
			text.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

	/**
	 * A text of any UTF-16 units, broken surrogates too, with the given characters more
	 * often.
	 */
	static String anyText(Random random, int maxLength, String likely) {
		StringBuilder text = new StringBuilder();
		for (int left = random.nextInt(maxLength + 1); left > 0; left--) {
			boolean any = random.nextInt(4) == 0;
			text.append(any ? (char) random.nextInt(0x10000) : likely.charAt(random.nextInt(likely.length())));
		}
		return text.toString();
	}

}
