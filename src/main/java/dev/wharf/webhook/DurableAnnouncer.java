package dev.wharf.webhook;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.wharf.event.UploadAnnouncer;
import dev.wharf.event.UploadStored;
import dev.wharf.protocol.FileDigest;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Puts announcements into the outbox. Thread-safe.
 */
final class DurableAnnouncer implements UploadAnnouncer {

	private final JsonMapper json = JsonMapper.shared();

	private final Outbox outbox;

	private final Deliveries deliveries;

	DurableAnnouncer(Outbox outbox, Deliveries deliveries) {
		this.outbox = outbox;
		this.deliveries = deliveries;
	}

	@Override
	public void announce(UploadStored upload) throws IOException {
		try {
			this.outbox.add(UUID.randomUUID().toString(), upload.path(), this.json.writeValueAsString(payload(upload)));
		}
		catch (DataAccessException | TransactionException ex) {
			throw new IOException("the outbox takes nothing: " + ex.getMessage(), ex);
		}
		this.deliveries.hurry();
	}

	private static Map<String, Object> payload(UploadStored upload) {
		Map<String, Object> file = new LinkedHashMap<>();
		file.put("path", upload.path());
		file.put("size", upload.size());
		FileDigest digest = upload.digest();
		if (digest != null) {
			file.put("digest", Map.of("algorithm", digest.algorithm().wireName(), "value", digest.hex()));
		}
		file.put("user", upload.user());
		file.put("client", upload.peer().getHostAddress());
		file.put("session", upload.session());
		file.put("started", upload.started().toString());
		file.put("completed", upload.completed().toString());
		Map<String, Object> payload = new LinkedHashMap<>();
		payload.put("type", "upload.stored");
		payload.put("timestamp", upload.completed().toString());
		payload.put("data", file);
		return payload;
	}

}
