package dev.wharf.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What an operator finds in the log from now on, until it is closed. */
final class LogRecord implements AutoCloseable {

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Logger everything = this.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Logger ours = this.context.getLogger("dev.wharf");

	private final @Nullable Level before = this.ours.getLevel();

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private LogRecord() {
	}

	static LogRecord begin() {
		LogRecord log = new LogRecord();
		log.lines.list = new CopyOnWriteArrayList<>();
		log.lines.setContext(log.context);
		log.lines.start();
		log.ours.setLevel(Level.INFO);
		log.everything.addAppender(log.lines);
		return log;
	}

	/** The messages so far. */
	List<String> messages() {
		return this.lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	/** How many of them bring a stack trace. */
	long stackTraces() {
		return this.lines.list.stream().filter((line) -> line.getThrowableProxy() != null).count();
	}

	@Override
	public void close() {
		this.everything.detachAppender(this.lines);
		this.ours.setLevel(this.before);
	}

}
