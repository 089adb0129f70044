package dev.wharf.user;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Gives somebody who starts the server without any configuration something to log in to:
 * a folder with a few files, anonymous access to a part of it, and a user with a
 * generated password.
 */
@AutoConfiguration
@Conditional(OnNoUsersConfigured.class)
@ConditionalOnBooleanProperty(name = "wharf.demo.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(AuthenticationManager.class)
@EnableConfigurationProperties({ DemoProperties.class, UserDefaults.class })
class DemoConfiguration {

	/** The password is random enough to need no slow hash, so the cheapest will do. */
	private static final int BCRYPT_STRENGTH = 4;

	@Bean
	GeneratedAccount generatedAccount() {
		byte[] secret = new byte[16];
		new SecureRandom().nextBytes(secret);
		return new GeneratedAccount("wharf", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
	}

	@Bean
	UserDirectory demoUsers(GeneratedAccount generated, DemoProperties properties, UserDefaults defaults) {
		Charset fileNames = ConfiguredUsers.carrying("wharf.session.file-names", defaults.fileNames());
		Path folder = ConfiguredUsers.path("wharf.demo.folder", properties.folder());
		DemoFolder demo = new DemoFolder(folder);
		demo.prepare();
		FtpUser user = new FtpUser(generated.name(), demo.root(), Permission.ALL, false, fileNames,
				defaults.asciiConversion(), 0);
		FtpUser anonymous = new FtpUser("anonymous", demo.publicFolder(), Permission.READ_ONLY, true,
				defaults.fileNames(), defaults.asciiConversion(), 0);
		String encoded = "{bcrypt}" + new BCryptPasswordEncoder(BCRYPT_STRENGTH).encode(generated.password());
		return new UserDirectory(List.of(new Account(user, "wharf.demo", encoded, null, true)), anonymous, false);
	}

}
