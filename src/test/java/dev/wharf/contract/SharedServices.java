package dev.wharf.contract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The services that suites share. A service is started for the first suite that asks for
 * it and stopped after the last one: a service that nobody needs costs memory.
 */
public final class SharedServices implements TestExecutionListener {

	private static final Map<List<Enum<?>>, Service> RUNNING = new ConcurrentHashMap<>();

	private final Map<Setup, AtomicInteger> suites = new EnumMap<>(Setup.class);

	/** The service of a configuration in a mode. */
	static Service get(Setup setup, Mode mode) {
		List<Enum<?>> key = List.of(setup, mode);
		Service running = RUNNING.get(key);
		return (running != null) ? running : RUNNING.computeIfAbsent(key, (wanted) -> Service.start(mode, setup));
	}

	@Override
	public void testPlanExecutionStarted(TestPlan plan) {
		for (Setup setup : Setup.values()) {
			this.suites.put(setup, new AtomicInteger());
		}
		plan.getRoots()
			.stream()
			.flatMap((root) -> plan.getDescendants(root).stream())
			.forEach((each) -> count(each, 1));
	}

	@Override
	public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
		count(identifier, -1);
	}

	@Override
	public void executionSkipped(TestIdentifier identifier, String reason) {
		count(identifier, -1);
	}

	@Override
	public void testPlanExecutionFinished(TestPlan plan) {
		RUNNING.keySet().parallelStream().forEach(SharedServices::stop);
	}

	private void count(TestIdentifier identifier, int change) {
		Setup setup = neededBy(identifier);
		if (setup != null && this.suites.get(setup).addAndGet(change) == 0 && change < 0) {
			RUNNING.keySet().stream().filter((key) -> key.contains(setup)).forEach(SharedServices::stop);
		}
	}

	/** A suite counts once, and not each of the variants that it runs in. */
	private static @Nullable Setup neededBy(TestIdentifier identifier) {
		if (identifier.getSource().orElse(null) instanceof ClassSource source
				&& identifier.getUniqueIdObject().getLastSegment().getType().equals("class-template")
				&& ContractTests.class.isAssignableFrom(source.getJavaClass())) {
			ServedBy needs = RunningServers.needs(source.getJavaClass());
			return needs.own().isEmpty() ? needs.value() : null;
		}
		return null;
	}

	private static void stop(List<Enum<?>> key) {
		Service service = RUNNING.remove(key);
		if (service != null) {
			service.close();
		}
	}

}
