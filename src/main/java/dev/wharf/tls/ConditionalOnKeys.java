package dev.wharf.tls;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Marks what there is only where TLS can be spoken, because keys are configured: then
 * there is a {@link KeyMaterials} bean.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnKeysConfigured.class)
public @interface ConditionalOnKeys {

}
