package dev.wharf.machine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Runs a parameterized suite beside others, and its own tests one after the other. The
 * configuration parameter for classes does not hold for parameterized ones.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = SideBySide.Itself.class)
public @interface SideBySide {

	/** A lock of the suite's own keeps all of its tests on one thread. */
	final class Itself implements ResourceLocksProvider {

		@Override
		public Set<Lock> provideForClass(Class<?> suite) {
			return Set.of(new Lock(suite.getName(), ResourceAccessMode.READ_WRITE));
		}

	}

}
