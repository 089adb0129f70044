package dev.wharf.contract;

/** In what services and clients differ that a suite may depend on. */
public enum Axis {

	/** How the service is built: every {@link Mode}. */
	MODE,

	/** Whether the process that accepts clients serves them, or another one does. */
	PROCESS,

	/** How clients protect their connections: every {@link Protection}. */
	PROTECTION

}
