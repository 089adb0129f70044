package dev.wharf.contract;

import java.util.List;

/**
 * The catalogue of configurations that suites share. A service of each is started when
 * the first suite asks for it in a mode, and serves all others that do.
 */
public enum Setup {

	/** What a service is like unless somebody says otherwise, with a certificate. */
	DEFAULT,

	/** No certificate, so that there is no TLS. */
	NO_TLS,

	/** Nothing is said or sent in the clear before AUTH, and CCC is allowed. */
	TLS_REQUIRED("wharf.tls.mode=required", "wharf.tls.data=required", "wharf.tls.clear-command-channel=true"),

	/** Data connections have to resume a TLS session. */
	SESSION_REUSE_ENFORCED("wharf.tls.session-reuse=enforce"),

	/** A client's certificate may stand for its password. */
	CLIENT_CERTIFICATE_WANTED("wharf.tls.client-certificates=want", "wharf.tls.close-timeout=500ms",
			"wharf.tls.login-by-certificate=true",
			"wharf.users[1].certificate-subject=" + TestCertificates.SCANNERS_NAME),

	/** No client is served without a certificate. */
	CLIENT_CERTIFICATE_NEEDED("wharf.tls.client-certificates=need"),

	/** Switches that are off by default are on; listens on IPv4 and IPv6. */
	PERMISSIVE("wharf.anonymous.accept-any-user=true", "wharf.tls.clear-command-channel=true",
			"wharf.tls.require-close-notify=false", "wharf.server.address=::"),

	/** Switches that are on by default are off. */
	RESTRICTIVE("wharf.anonymous.enabled=false", "wharf.session.ascii-conversion=false"),

	/**
	 * Everything that waits for a client gives up soon, but not so soon that a client on
	 * a busy machine is given up in the middle of its login.
	 */
	SHORT_TIMEOUTS("wharf.session.idle-timeout=2s", "wharf.session.login-timeout=5s", "wharf.session.reply-timeout=2s",
			"wharf.session.upload-grace=1s", "wharf.transfer.connect-timeout=1s", "wharf.transfer.stall-timeout=3s",
			"wharf.tls.handshake-timeout=2s"),

	/** Nothing of TLS ends by a timeout as long as a test lasts. */
	LONG_TIMEOUTS("wharf.tls.handshake-timeout=1h", "wharf.tls.close-timeout=1h"),

	/** Four sessions, three from an address. */
	FEW_SESSIONS("wharf.limits.sessions=4", "wharf.limits.sessions-per-address=3"),

	/** Three threads in the pool; other clients wait. */
	SMALL_POOL("wharf.server.pool-size=3"),

	/** Two threads in the pool; other clients are rejected. */
	SMALL_POOL_REFUSES("wharf.server.pool-size=2", "wharf.server.pool-overflow=refuse"),

	/** Passive ports are advertised under other numbers. */
	PORTS_ADVERTISED_LOWER("wharf.transfer.passive.advertised-offset=-1000"),

	/** Clients at 127.0.0.2 are proxies, those at 127.0.0.3 may be. */
	BEHIND_PROXIES("wharf.server.proxy-protocol.required-from=127.0.0.2",
			"wharf.server.proxy-protocol.optional-from=127.0.0.3", "wharf.server.proxy-protocol.timeout=3s");

	private final List<String> properties;

	Setup(String... properties) {
		this.properties = List.of(properties);
	}

	/** What to set beyond the usual, {@code name=value} each. */
	List<String> properties() {
		return this.properties;
	}

	/**
	 * Whether worker processes have to agree on what is configured, so that one alone
	 * would show too little.
	 */
	boolean concernsSeveralProcesses() {
		return this == DEFAULT || this == SESSION_REUSE_ENFORCED || this == FEW_SESSIONS;
	}

	/** Whether the service has a certificate and so offers TLS. */
	boolean hasCertificate() {
		return this != NO_TLS;
	}

}
