package dev.wharf.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.wharf.property.InvalidPropertyException;
import org.slf4j.LoggerFactory;

/**
 * A file of lines that is put aside every day, and when it is large: Logback's, behind a
 * logger of its own, which writes nowhere else. Thread-safe.
 */
final class RollingFile implements AutoCloseable {

	private final Logger logger;

	private final RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();

	/**
	 * Opens the file.
	 * @param name of the logger
	 * @param property that names the file
	 * @param file its path; folders above it are made
	 * @throws InvalidPropertyException when it cannot be written
	 */
	RollingFile(String name, String property, String file, AuditProperties properties) {
		Path path = Path.of(file).toAbsolutePath();
		check(property, path);
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		PatternLayoutEncoder lines = new PatternLayoutEncoder();
		lines.setContext(context);
		lines.setPattern("%msg%n");
		lines.start();
		this.appender.setContext(context);
		this.appender.setFile(path.toString());
		this.appender.setEncoder(lines);
		SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
		policy.setContext(context);
		policy.setParent(this.appender);
		policy.setFileNamePattern(path + ".%d{yyyy-MM-dd}.%i.gz");
		policy.setMaxFileSize(new FileSize(properties.maxFileSize().toBytes()));
		policy.setMaxHistory(properties.maxHistory());
		policy.start();
		this.appender.setRollingPolicy(policy);
		this.appender.start();
		this.logger = context.getLogger(name);
		this.logger.setAdditive(false);
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(this.appender);
	}

	/** Logback would tell nobody. */
	private static void check(String property, Path path) {
		try {
			Files.createDirectories(path.resolveSibling(""));
			Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
		}
		catch (IOException ex) {
			throw new InvalidPropertyException(property, path.toString(), "cannot be written (%s)".formatted(ex),
					"Name a file in a folder that the service may write to, or remove the property.", ex);
		}
	}

	void write(String line) {
		this.logger.info(line);
	}

	@Override
	public void close() {
		this.logger.detachAppender(this.appender);
		this.appender.stop();
	}

}
