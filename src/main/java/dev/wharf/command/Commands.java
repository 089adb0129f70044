package dev.wharf.command;

import java.util.List;

/**
 * A family of commands that share their collaborators. Each bean of this type adds its
 * rows to the table.
 */
interface Commands {

	/**
	 * The rows of the family.
	 * @return the rows, in the order HELP shows them
	 */
	List<Command> rows();

}
