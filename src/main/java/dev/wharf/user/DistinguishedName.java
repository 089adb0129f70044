package dev.wharf.user;

import java.security.cert.X509Certificate;
import java.util.List;

import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;

/**
 * Whom a certificate is for. Equal to another one that is only written in another way,
 * with capitals or spaces.
 *
 * @param principal the name in Java's form
 */
record DistinguishedName(X500Principal principal) {

	static DistinguishedName of(X509Certificate certificate) {
		return new DistinguishedName(certificate.getSubjectX500Principal());
	}

	/**
	 * Reads a name as the configuration has it.
	 * @throws InvalidPropertyException when it is none, or empty
	 */
	static DistinguishedName configured(String property, String text) {
		try {
			return new DistinguishedName(new X500Principal(requireText(text)));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidPropertyException(property, text, "is not a distinguished name",
					"Write it with the most special part first, as in CN=alice,O=Example,C=DE. The command openssl x509"
							+ " -noout -subject -nameopt RFC2253 shows that of a certificate.",
					ex);
		}
	}

	private static String requireText(String text) {
		if (text.isBlank()) {
			throw new IllegalArgumentException("The name is empty");
		}
		return text;
	}

	/** The common name, of several the most special one; {@code null} without any. */
	@Nullable String commonName() {
		try {
			List<Rdn> generalFirst = new LdapName(this.principal.getName(X500Principal.RFC2253)).getRdns();
			for (Rdn part : generalFirst.reversed()) {
				Attribute commonName = part.toAttributes().get("CN");
				if (commonName != null && commonName.get() instanceof String text) {
					return text;
				}
			}
			return null;
		}
		catch (NamingException ex) {
			return null;
		}
	}

	/**
	 * Whether somebody may have copied it from a tool that writes it the other way round:
	 * nobody's common name is above the country.
	 */
	boolean looksReversed() {
		String text = this.principal.getName(X500Principal.RFC2253);
		return text.matches("(C|DC|ST|O)=.*,CN=[^,]*");
	}

	/** As it is written in properties. */
	@Override
	public String toString() {
		return this.principal.toString();
	}

}
