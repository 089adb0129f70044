package dev.wharf.worker;

import java.net.InetAddress;
import java.time.Duration;

import dev.wharf.limit.LimitProperties;
import dev.wharf.limit.LoginThrottle;
import dev.wharf.worker.Message.LoginSucceeded;
import dev.wharf.worker.Message.Query;
import dev.wharf.worker.Message.Verdict;

/**
 * A throttle that remembers over all processes: the supervisor does.
 */
final class SupervisedThrottle implements LoginThrottle {

	private final Supervision supervision;

	private final LimitProperties properties;

	SupervisedThrottle(Supervision supervision, LimitProperties properties) {
		this.supervision = supervision;
		this.properties = properties;
	}

	@Override
	public Duration failed(InetAddress client) {
		Verdict.Hold hold = this.supervision.ask(new Query.Failed(client), Verdict.Hold.class);
		return (hold != null) ? hold.delay() : this.properties.loginDelayMax();
	}

	@Override
	public void succeeded(InetAddress client) {
		this.supervision.tell(new LoginSucceeded(client));
	}

	@Override
	public int failuresPerSession() {
		return this.properties.loginFailures();
	}

}
