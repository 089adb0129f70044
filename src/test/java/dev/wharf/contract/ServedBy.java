package dev.wharf.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which services a suite needs: the configuration, and the axes along which its
 * behavior could differ. A suite runs in every combination of the axes that it names, and
 * once along the others. The profile {@code soak} runs every suite in every combination.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServedBy {

	/** The configuration of the services. */
	Setup value() default Setup.DEFAULT;

	/** What the outcome could depend on. */
	Axis[] varies() default { Axis.MODE, Axis.PROTECTION };

	/** The modes, all of them when empty. */
	Mode[] modes() default {};

	/** How clients protect their connections, in all ways when empty. */
	Protection[] protections() default {};

	/** Why the suite is not for every protection. */
	String because() default "";

	/**
	 * Leaves out the modes that serve one client at a time, for suites that need two.
	 */
	boolean severalClients() default false;

	/**
	 * Why the suite has services of its own, which nobody else uses before or after it.
	 */
	String own() default "";

	/** Properties beyond those of the configuration, for services of its own. */
	String[] properties() default {};

}
