package dev.wharf.machine;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives what tests wait for half a minute: the ten seconds that Awaitility waits by
 * itself can pass on a busy machine although nothing is wrong. Not more, since idle
 * threads of a pool end by themselves after a minute, and a test has to see who ended
 * them.
 */
public final class SlowMachine implements LauncherSessionListener {

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
	}

}
