package dev.wharf.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which servers a suite needs, where the shared ones in every variant are not what
 * it is about.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServedBy {

	/**
	 * Properties beyond the usual ones; a suite that gives any gets servers of its own.
	 */
	String[] properties() default {};

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
	 * Gives the suite servers that nobody else has used, for suites that leave traces.
	 */
	boolean own() default false;

	/** Whether the servers have a certificate; a suite that wants none gets its own. */
	boolean certificate() default true;

}
