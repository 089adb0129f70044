package dev.wharf.contract;

import java.util.Comparator;

import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Brings suites of one configuration together, so that its services live as short as can
 * be. Those that wait longest begin, with all that start services of their own.
 */
final class SuiteOrder implements ClassOrderer {

	@Override
	public void orderClasses(ClassOrdererContext context) {
		context.getClassDescriptors()
			.sort(Comparator.comparingInt((ClassDescriptor suite) -> rank(suite.getTestClass()))
				.thenComparing((suite) -> suite.getTestClass().getName()));
	}

	private static int rank(Class<?> suite) {
		if (!ContractTests.class.isAssignableFrom(suite)) {
			return suite.getPackage().equals(SuiteOrder.class.getPackage()) ? 0 : Setup.values().length + 1;
		}
		Setup setup = RunningServers.needs(suite).value();
		return (setup == Setup.SHORT_TIMEOUTS) ? 0 : setup.ordinal() + 1;
	}

}
