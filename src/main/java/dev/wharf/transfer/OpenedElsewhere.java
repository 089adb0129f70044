package dev.wharf.transfer;

/**
 * Says, as a bean, that the passive ports belong to other processes and are not to be
 * opened in this one.
 */
public record OpenedElsewhere() {

}
