package dev.wharf.protocol;

/**
 * Says that an address is of a family that the command, or Wharf, does not speak: RFC
 * 2428 gives that a reply code of its own (522).
 */
public final class UnsupportedFamilyException extends IllegalArgumentException {

	UnsupportedFamilyException(String message) {
		super(message);
	}

}
