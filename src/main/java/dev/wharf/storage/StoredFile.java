package dev.wharf.storage;

import dev.wharf.protocol.FileDigest;
import org.jspecify.annotations.Nullable;

/**
 * A file as an upload has left it.
 *
 * @param size its length in octets, with what was there before
 * @param digest that of its content, if it was computed while the octets came
 */
public record StoredFile(long size, @Nullable FileDigest digest) {
}
