package dev.wharf.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A shell-like pattern over one name: {@code *}, {@code ?} and {@code [a-z]} or
 * {@code [!a-z]}. Clients write them, so matching must not be something to attack: it
 * never takes more steps than name length times pattern length.
 * <p>
 * A bracket that is not closed stands for itself. A dot at the beginning of a name is not
 * special here. Immutable and thread-safe.
 */
public final class GlobPattern {

	/** Room for the longest name of any file system, 255, and for character classes. */
	private static final int MAX_LENGTH = 1024;

	private final List<IntPredicate> elements;

	private GlobPattern(List<IntPredicate> elements) {
		this.elements = List.copyOf(elements);
	}

	/** Whether a text has anything in it that makes it a pattern. */
	public static boolean isPattern(String text) {
		return text.chars().anyMatch((character) -> character == '*' || character == '?' || character == '[');
	}

	/**
	 * Compiles a pattern.
	 * @param pattern at most 1024 characters
	 * @return the pattern, ready to match
	 * @throws IllegalArgumentException if it is longer
	 */
	public static GlobPattern compile(String pattern) {
		if (pattern.length() > MAX_LENGTH) {
			throw new IllegalArgumentException("A pattern has at most " + MAX_LENGTH + " characters");
		}
		int[] points = pattern.codePoints().toArray();
		List<IntPredicate> elements = new ArrayList<>();
		for (int i = 0; i < points.length; i++) {
			int point = points[i];
			int close = (point == '[') ? closingBracket(points, i) : -1;
			if (close >= 0) {
				elements.add(OneOf.parse(points, i + 1, close));
				i = close;
			}
			else if (point == '?') {
				elements.add(Wildcard.ANY_ONE);
			}
			else if (point != '*') {
				elements.add((candidate) -> candidate == point);
			}
			else if (elements.isEmpty() || elements.getLast() != Wildcard.ANY_SEQUENCE) {
				elements.add(Wildcard.ANY_SEQUENCE);
			}
		}
		return new GlobPattern(elements);
	}

	/**
	 * Whether the whole name matches. A mismatch goes back to the last star only: what an
	 * earlier star could take besides, the last one can take as well.
	 */
	public boolean matches(String name) {
		int[] points = name.codePoints().toArray();
		int at = 0;
		int element = 0;
		int retryAt = 0;
		int retryElement = -1;
		while (at < points.length || element < this.elements.size()) {
			if (element < this.elements.size() && this.elements.get(element) == Wildcard.ANY_SEQUENCE) {
				element++;
				retryAt = at;
				retryElement = element;
				if (element == this.elements.size()) {
					return true;
				}
			}
			else if (at == points.length) {
				return false;
			}
			else if (element < this.elements.size() && this.elements.get(element).test(points[at])) {
				at++;
				element++;
			}
			else if (retryElement >= 0) {
				retryAt++;
				at = retryAt;
				element = retryElement;
			}
			else {
				return false;
			}
		}
		return true;
	}

	/**
	 * Where the class that opens here is closed; a bracket in the first place is a
	 * member.
	 */
	private static int closingBracket(int[] points, int open) {
		int first = open + 1;
		if (first < points.length && isNegation(points[first])) {
			first++;
		}
		for (int i = first + 1; i < points.length; i++) {
			if (points[i] == ']') {
				return i;
			}
		}
		return -1;
	}

	private static boolean isNegation(int point) {
		return point == '!' || point == '^';
	}

	/** What accepts every character. */
	private enum Wildcard implements IntPredicate {

		ANY_ONE, ANY_SEQUENCE;

		@Override
		public boolean test(int point) {
			return true;
		}

	}

	/** A character class. */
	private record OneOf(List<Range> ranges, boolean negated) implements IntPredicate {

		static OneOf parse(int[] points, int start, int end) {
			boolean negated = isNegation(points[start]);
			List<Range> ranges = new ArrayList<>();
			int i = negated ? start + 1 : start;
			while (i < end) {
				boolean range = i + 2 < end && points[i + 1] == '-';
				ranges.add(new Range(points[i], points[range ? i + 2 : i]));
				i += range ? 3 : 1;
			}
			return new OneOf(ranges, negated);
		}

		@Override
		public boolean test(int point) {
			for (Range range : this.ranges) {
				if (range.first() <= point && point <= range.last()) {
					return !this.negated;
				}
			}
			return this.negated;
		}

	}

	/** Neighbouring code points, first and last included. */
	private record Range(int first, int last) {
	}

}
