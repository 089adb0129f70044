package dev.wharf.audit;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

import dev.wharf.event.WharfEvent.TransferEnded;
import dev.wharf.event.WharfEvent.TransferKind;
import dev.wharf.event.WharfEvent.TransferResult;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes a line for each file that moved, or did not wholly, as xferlog(5) has it, for
 * tools that read that. Thread-safe.
 */
@Component
@ConditionalOnProperty(TransferLog.PROPERTY)
class TransferLog implements AutoCloseable {

	static final String PROPERTY = "wharf.audit.xferlog";

	/** As ctime(3) writes it. */
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);

	private final RollingFile file;

	private final Clock clock;

	TransferLog(AuditProperties properties, Clock clock) {
		this.file = new RollingFile("wharf.xferlog", PROPERTY, Objects.requireNonNull(properties.xferlog()),
				properties);
		this.clock = clock;
	}

	@EventListener
	void on(TransferEnded ended) {
		if (ended.kind() != TransferKind.LISTING) {
			this.file.write(line(ended));
		}
	}

	private String line(TransferEnded ended) {
		return "%s %d %s %d %s %s _ %s %s %s ftp 0 * %s".formatted(
				TIME.format(this.clock.instant().atZone(ZoneId.systemDefault())),
				Math.max(1, ended.times().whole().toSeconds()), ended.peer().getHostAddress(), ended.octets(),
				word(ended.path()), ended.ascii() ? "a" : "b", (ended.kind() == TransferKind.UPLOAD) ? "i" : "o",
				ended.anonymous() ? "a" : "r", word(ended.user()),
				(ended.result() == TransferResult.COMPLETED) ? "c" : "i");
	}

	/** Fields end at spaces. */
	private static String word(String text) {
		return text.replaceAll("[\\s\\p{Cntrl}]", "_");
	}

	@Override
	public void close() {
		this.file.close();
	}

}
