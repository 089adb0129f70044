package dev.wharf.tls;

import java.time.Clock;

import org.springframework.boot.ssl.SslBundle;

/**
 * Keys that another process of the service has read, and reads again for this one.
 * Thread-safe.
 */
public final class SuppliedKeys implements KeySource {

	private final KeyMaterials materials;

	private volatile PortableKeys keys;

	private SuppliedKeys(PortableKeys keys, TlsProperties properties, Clock clock) {
		this.keys = keys;
		this.materials = new KeyMaterials(new KeyReader(this, properties), clock);
	}

	/**
	 * Begins with the keys of the moment.
	 * @param keys the keys
	 * @param properties what is spoken with them
	 * @param clock tells whether certificates are valid
	 * @return where new ones are supplied
	 */
	public static SuppliedKeys of(PortableKeys keys, TlsProperties properties, Clock clock) {
		return new SuppliedKeys(keys, properties, clock);
	}

	/**
	 * Takes new keys for new connections.
	 * @param renewed the keys
	 */
	public void supply(PortableKeys renewed) {
		this.keys = renewed;
		this.materials.refresh();
	}

	/**
	 * What connections are made with.
	 * @return always the newest keys
	 */
	public KeyMaterials materials() {
		return this.materials;
	}

	@Override
	public String name() {
		return this.keys.name();
	}

	@Override
	public BundleNames names() {
		return BundleNames.ofWhole("wharf.tls.bundle");
	}

	@Override
	public SslBundle read() {
		return this.keys.toBundle();
	}

	@Override
	public Object contents() {
		return this.keys;
	}

}
