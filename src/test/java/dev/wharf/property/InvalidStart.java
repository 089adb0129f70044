package dev.wharf.property;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** A start that has to fail because of a property. */
public final class InvalidStart {

	private InvalidStart() {
	}

	/** Starts, and returns what is wrong. */
	public static InvalidPropertyException problem(ApplicationContextRunner service) {
		InvalidPropertyException[] found = new InvalidPropertyException[1];
		service.run((context) -> {
			assertThat(context).hasFailed();
			Throwable failure = context.getStartupFailure();
			while (!(failure instanceof InvalidPropertyException problem)) {
				assertThat(failure).isNotNull();
				failure = failure.getCause();
			}
			found[0] = problem;
		});
		return found[0];
	}

}
