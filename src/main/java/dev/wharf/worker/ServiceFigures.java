package dev.wharf.worker;

import java.util.List;
import java.util.function.Supplier;

/**
 * What serving clients takes at the moment, whichever processes do it. Thread-safe.
 */
public interface ServiceFigures {

	/**
	 * All processes together.
	 * @return the figures
	 */
	Figures total();

	/**
	 * The open passive ports for people.
	 * @return such as "50000-50063"
	 */
	String passiveRange();

	/**
	 * The processes that are told apart, or one part that is the whole service.
	 * @return the parts, the same ones as long as the service runs
	 */
	default List<Part> parts() {
		return List.of(new Part("", this::total));
	}

	/**
	 * A part of the service.
	 *
	 * @param worker names the process, or is empty for the whole service
	 * @param figures of the process that has this name at the moment
	 */
	record Part(String worker, Supplier<Figures> figures) {
	}

}
