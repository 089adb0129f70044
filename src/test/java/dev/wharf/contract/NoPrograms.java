package dev.wharf.contract;

import dev.wharf.upload.ArrivedUpload;
import dev.wharf.upload.UploadValidator;
import dev.wharf.upload.UploadVerdict;

/** A validator as an application brings it: a bean. */
final class NoPrograms implements UploadValidator {

	@Override
	public UploadVerdict validate(ArrivedUpload upload) {
		return upload.name().endsWith(".exe") ? new UploadVerdict.Rejected(553, "No programs here.")
				: new UploadVerdict.Accepted();
	}

}
