package dev.wharf.worker;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.wharf.worker.Message.Logged;
import dev.wharf.worker.Message.LoggerLevel;
import org.slf4j.LoggerFactory;

/**
 * Sends what a process logs to its supervisor, so that the service has one log, and since
 * a process that closes its inherited socket has no standard output any more.
 */
final class ForwardedLog extends AppenderBase<ILoggingEvent> {

	private final Link link;

	private ForwardedLog(Link link) {
		this.link = link;
	}

	/**
	 * Begins to forward, in place of whatever was logged to before.
	 * @param link goes to the supervisor
	 * @param levels which logger logs from which level on
	 */
	static void begin(Link link, List<LoggerLevel> levels) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		context.reset();
		levels.forEach(ForwardedLog::set);
		ForwardedLog log = new ForwardedLog(link);
		log.setContext(context);
		log.start();
		context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
	}

	/** Sets the level of a logger. */
	static void set(LoggerLevel level) {
		((Logger) LoggerFactory.getLogger(level.logger())).setLevel(Level.toLevel(level.level(), null));
	}

	@Override
	protected void append(ILoggingEvent event) {
		String text = event.getFormattedMessage();
		if (event.getThrowableProxy() != null) {
			text += System.lineSeparator() + ThrowableProxyUtil.asString(event.getThrowableProxy());
		}
		this.link.offer(new Logged(event.getLoggerName(), event.getLevel().toString(), text));
	}

}
