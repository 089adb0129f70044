package dev.wharf.connection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Marks what there is only where other processes serve the clients, or only where this
 * one does.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnSupervision.class)
public @interface ConditionalOnSupervision {

	/** Whether other processes serve the clients. */
	boolean value() default true;

}
