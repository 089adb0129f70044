package dev.wharf.machine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A suite that starts a program of the system is skipped where that is not installed, so
 * that a JDK is enough to build Wharf.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(NeedsProgram.Several.class)
@ExtendWith(InstalledPrograms.class)
public @interface NeedsProgram {

	/** As it is typed. */
	String name();

	/** The Debian package that has it. */
	String debian();

	/** What the compiler makes of more than one. */
	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@ExtendWith(InstalledPrograms.class)
	@interface Several {

		NeedsProgram[] value();

	}

}
