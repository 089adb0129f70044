# shellcheck shell=bash
# For scripts that start Java, and have a function die for the last word.

# Where a JDK 25, or a later one, is
find_jdk() {
	local java version
	for java in ${JAVA_HOME:+"$JAVA_HOME/bin/java"} /usr/lib/jvm/*/bin/java "$(command -v java || true)"; do
		[ -x "$java" ] || continue
		version=$("$java" -version 2>&1 | sed -n '1s/.* version "\([0-9]*\).*/\1/p')
		if [ "${version:-0}" -ge 25 ]; then
			dirname "$(dirname "$(readlink -f "$java")")"
			return
		fi
	done
	die "Wharf needs Java 25, and neither JAVA_HOME, /usr/lib/jvm nor the PATH leads to one: install a JDK 25."
}

# extract_jar JAR FOLDER: the jar with its libraries beside it, as the image has it; the path of the new one. From there it
# starts in two thirds of the processor time.
extract_jar() {
	"$(find_jdk)/bin/java" -Djarmode=tools -jar "$1" extract --destination "$2" >&2
	echo "$2/$(basename "$1")"
}
