package dev.wharf.connection;

/**
 * Work that the end of the service waits for. Asked again and again until nothing of all
 * there is goes on.
 */
@FunctionalInterface
public interface Unfinished {

	/**
	 * Whether some of it goes on; may be true again after it was not.
	 * @return false if the service may end
	 */
	boolean isUnderWay();

}
