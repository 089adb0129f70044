package dev.wharf.user;

import java.security.cert.X509Certificate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A user together with what decides whether a login as that user is good.
 *
 * @param user whom the login leads to
 * @param property the property the account comes from, such as {@code wharf.users[0]}
 * @param password the encoded password; {@code null} where somebody else checks it
 * @param certificateSubject whom a certificate that stands for the password is for;
 * {@code null} where its common name is the user's name
 * @param enabled whether the user may log in
 */
record Account(FtpUser user, String property, @Nullable String password, @Nullable DistinguishedName certificateSubject,
		boolean enabled) {

	/** Whether the certificate is this user's own. Somebody else has to verify it. */
	boolean owns(X509Certificate certificate) {
		DistinguishedName subject = DistinguishedName.of(certificate);
		return (this.certificateSubject != null) ? this.certificateSubject.equals(subject)
				: this.user.name().equals(subject.commonName());
	}

	/**
	 * A fresh one for each login, because Spring Security wipes the password out of it.
	 */
	UserDetails toUserDetails() {
		return User.withUsername(this.user.name())
			.password((this.password != null) ? this.password : "")
			.disabled(!this.enabled)
			.authorities(List.of())
			.build();
	}

	@Override
	public String toString() {
		return "Account[user=" + this.user + ", property=" + this.property
				+ ", password=[PROTECTED], certificateSubject=" + this.certificateSubject + ", enabled=" + this.enabled
				+ "]";
	}

}
