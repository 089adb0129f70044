package dev.wharf.machine;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Says which suites were not run, or not all of them, and why: once when it happens, and
 * once more at the end, where it is not overlooked.
 */
public final class SkippedTests implements LauncherSessionListener, TestExecutionListener {

	private final Set<String> lines = new ConcurrentSkipListSet<>();

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		session.getLauncher().registerTestExecutionListeners(this);
	}

	@Override
	public void executionSkipped(TestIdentifier test, String reason) {
		note(test, reason);
	}

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult result) {
		if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
			note(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
		}
	}

	private void note(TestIdentifier test, String reason) {
		String line = suite(test.getSource()) + ": " + reason;
		if (this.lines.add(line)) {
			System.out.println("Skipped " + line);
		}
	}

	private static String suite(Optional<TestSource> source) {
		return switch (source.orElse(null)) {
			case ClassSource suite -> suite.getJavaClass().getSimpleName();
			case MethodSource test -> test.getJavaClass().getSimpleName();
			case null, default -> "a test";
		};
	}

	@Override
	public void launcherSessionClosed(LauncherSession session) {
		if (!this.lines.isEmpty()) {
			System.out.println("Skipped, because this machine lacks something:\n  " + String.join("\n  ", this.lines)
					+ "\nOn Debian, .ci/install-packages installs such programs.");
		}
	}

}
