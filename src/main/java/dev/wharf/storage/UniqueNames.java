package dev.wharf.storage;

import dev.wharf.protocol.VirtualPath;

/**
 * Proposes names for STOU until one is free: the wished name first, then numbered ones
 * that keep its extension, then random ones, so that many clients with the same wish do
 * not walk the same long way.
 */
final class UniqueNames {

	private static final int NUMBERED = 10;

	private final VirtualPath folder;

	private final String stem;

	private final String extension;

	private int proposed;

	/**
	 * Starts over.
	 * @param wished a wished name, or a folder in which any name will do
	 */
	UniqueNames(VirtualPath wished, boolean isFolder) {
		this.folder = isFolder ? wished : wished.parent();
		String name = isFolder ? "" : wished.name();
		int dot = name.lastIndexOf('.');
		this.stem = (dot > 0) ? name.substring(0, dot) : name;
		this.extension = (dot > 0) ? name.substring(dot) : "";
	}

	VirtualPath next() {
		int number = this.proposed++;
		if (this.stem.isEmpty()) {
			return this.folder.child("ftp-" + HiddenNames.random());
		}
		if (number == 0) {
			return this.folder.child(this.stem + this.extension);
		}
		String distinction = (number < NUMBERED) ? String.valueOf(number) : HiddenNames.random();
		return this.folder.child(this.stem + "." + distinction + this.extension);
	}

}
