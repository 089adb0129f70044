package dev.wharf.command;

import dev.wharf.transfer.ContentWriter;

/**
 * A reply whose lines are made while they are sent, so that a listing of any length takes
 * little memory (RFC 959 section 4.2 has the form of multi-line replies).
 *
 * @param code the reply code
 * @param first the text of the first line
 * @param body writes the lines between, each with its CRLF and none that starts with a
 * digit
 * @param last the text of the last line
 */
record Report(int code, String first, ContentWriter body, String last) {
}
