package dev.wharf.storage;

import java.time.Clock;

import dev.wharf.event.TracingProperties;
import dev.wharf.upload.UploadValidation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the files of this machine what users see, unless the application brings another
 * place.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

	@Bean
	@ConditionalOnMissingBean
	VirtualFileSystems virtualFileSystems(StorageProperties properties, ObjectProvider<Clock> clock,
			ObjectProvider<UploadValidation> validation, ObjectProvider<TracingProperties> tracing,
			ApplicationEventPublisher events) {
		boolean traced = tracing.stream().anyMatch(TracingProperties::enabled);
		return new LocalFileSystems(properties, clock.getIfAvailable(Clock::systemUTC),
				new LocalDigests(properties.rememberedDigests()), isWanted(validation.getIfAvailable()),
				traced ? events::publishEvent : null);
	}

	private static boolean isWanted(@Nullable UploadValidation validation) {
		return validation != null && validation.isWanted();
	}

}
