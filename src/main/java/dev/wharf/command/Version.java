package dev.wharf.command;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/**
 * Which Wharf this is, as the build wrote it down.
 */
@Component
class Version {

	private final String number;

	Version(ObjectProvider<BuildProperties> build) {
		BuildProperties properties = build.getIfAvailable();
		String known = (properties != null) ? properties.getVersion() : null;
		this.number = (known != null) ? known : "development";
	}

	String number() {
		return this.number;
	}

}
