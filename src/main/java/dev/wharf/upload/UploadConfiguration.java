package dev.wharf.upload;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import dev.wharf.property.InvalidPropertyException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Finds the validators: beans of the application, and those behind addresses.
 */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

	private static final int CLAMD_PORT = 3310;

	@Bean
	ValidatorChain uploadValidation(ObjectProvider<UploadValidator> beans, UploadProperties properties, Clock clock,
			ApplicationEventPublisher events) {
		List<UploadValidator> validators = new ArrayList<>(beans.orderedStream().toList());
		for (int i = 0; i < properties.validators().size(); i++) {
			validators.add(
					validator("wharf.uploads.validators[%d]".formatted(i), properties.validators().get(i), properties));
		}
		return new ValidatorChain(validators, properties, new Quarantine(properties.quarantine(), clock), events);
	}

	private static UploadValidator validator(String property, URI address, UploadProperties properties) {
		return switch (Objects.requireNonNullElse(address.getScheme(), "")) {
			case "clamd" -> new ClamdValidator(socket(property, address));
			case "http", "https" -> {
				if (address.getHost() == null || address.getUserInfo() != null) {
					throw unfit(property, address);
				}
				yield new HttpValidator(address, properties.timeout());
			}
			default -> throw unfit(property, address);
		};
	}

	private static Supplier<SocketAddress> socket(String property, URI address) {
		if (address.getHost() != null) {
			int port = (address.getPort() >= 0) ? address.getPort() : CLAMD_PORT;
			return () -> new InetSocketAddress(address.getHost(), port);
		}
		if (address.getAuthority() != null || address.getPath() == null || address.getPath().isEmpty()) {
			throw unfit(property, address);
		}
		UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(address.getPath());
		return () -> socket;
	}

	private static InvalidPropertyException unfit(String property, URI address) {
		String shown = (address.getUserInfo() != null) ? null : address.toString();
		return new InvalidPropertyException(property, shown, "is no address of a validator",
				"Give one like clamd:///run/clamav/clamd.ctl, clamd://scanner.example.com:3310 or"
						+ " https://checks.example.com/upload; names and passwords cannot be in it.");
	}

}
