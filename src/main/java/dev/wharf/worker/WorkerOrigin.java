package dev.wharf.worker;

/**
 * The source of events that happened in another process.
 *
 * @param worker which of the processes there are at a time, for figures by process; empty
 * where each client has a process of its own, of which there are too many to tell apart
 */
public record WorkerOrigin(String worker) {

}
