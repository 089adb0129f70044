package dev.wharf.management;

import java.util.HashSet;
import java.util.Set;

import dev.wharf.event.WharfEvent;
import dev.wharf.event.WharfEvent.LoginDecided;
import dev.wharf.event.WharfEvent.LoginResult;
import dev.wharf.event.WharfEvent.TransferEnded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts what each user does, if that is wanted, in meters apart from those of the
 * service: those keep few tags. A name gets meters with its first login, so that nobody
 * makes any with names that do not exist. Thread-safe.
 */
@Component
class UserMetrics {

	private static final String OTHERS = "others";

	private final MeterRegistry registry;

	private final int most;

	private final Set<String> named = new HashSet<>();

	UserMetrics(MeterRegistry registry, MetricsProperties properties) {
		this.registry = registry;
		this.most = properties.users();
	}

	@EventListener
	void on(LoginDecided login) {
		if (this.most > 0 && login.result() == LoginResult.ACCEPTED) {
			counter(WharfMeter.USER_LOGINS, Tags.of("user", known(login.user()))).increment();
		}
	}

	@EventListener
	void on(TransferEnded transfer) {
		if (this.most > 0) {
			Tags tags = Tags.of("user", known(transfer.user()), "kind", WharfEvent.word(transfer.kind()));
			counter(WharfMeter.USER_OCTETS, tags).increment((double) transfer.octets());
			counter(WharfMeter.USER_TRANSFERS, tags.and("result", WharfEvent.word(transfer.result()))).increment();
		}
	}

	private synchronized String known(String user) {
		if (this.named.size() < this.most) {
			this.named.add(user);
		}
		return this.named.contains(user) ? user : OTHERS;
	}

	private Counter counter(WharfMeter meter, Tags tags) {
		return Counter.builder(meter.meterName()).description(meter.description()).tags(tags).register(this.registry);
	}

}
