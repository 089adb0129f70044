package dev.wharf.machine;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives what tests wait for a minute: the ten seconds that Awaitility waits by itself are
 * over before anything is wrong where other work keeps the processors busy.
 */
public final class SlowMachine implements LauncherSessionListener {

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
	}

}
