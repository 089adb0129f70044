package dev.wharf.worker;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import dev.wharf.connection.ConditionalOnSupervision;
import dev.wharf.worker.Message.LoggerLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * From which level on loggers log: what is set here, at the start or by an operator at
 * run time, holds in all processes. Thread-safe.
 */
@Component
@ConditionalOnSupervision
final class LoggerLevels implements LoggerContextListener, DisposableBean {

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Workers workers;

	LoggerLevels(Workers workers) {
		this.workers = workers;
		this.context.addListener(this);
	}

	/** All levels that are set. */
	List<LoggerLevel> current() {
		return this.context.getLoggerList()
			.stream()
			.filter((logger) -> logger.getLevel() != null)
			.map((logger) -> new LoggerLevel(logger.getName(), logger.getLevel().toString()))
			.toList();
	}

	@Override
	public void onLevelChange(Logger logger, @Nullable Level level) {
		Message change = new LoggerLevel(logger.getName(), (level != null) ? level.toString() : "");
		this.workers.all().forEach((worker) -> worker.send(change));
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onStart(LoggerContext started) {
	}

	@Override
	public void onReset(LoggerContext reset) {
	}

	@Override
	public void onStop(LoggerContext stopped) {
	}

	@Override
	public void destroy() {
		this.context.removeListener(this);
	}

}
