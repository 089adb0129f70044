package dev.wharf.protocol;

/**
 * What tells a file's content.
 *
 * @param algorithm how it was computed
 * @param hex the digest in lower-case hexadecimal digits
 */
public record FileDigest(DigestAlgorithm algorithm, String hex) {
}
