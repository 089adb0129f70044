package dev.wharf.connection;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The processes that serve clients, where the mode has such processes.
 *
 * @param count how many there are in prefork mode; 0 for the number of processors
 * @param workerMode how each of them serves its clients in prefork mode, and how a
 * listening socket is served in inherited mode
 * @param maxProcesses how many clients process-per-connection mode serves at once
 * @param spare how many processes wait for the next client in process-per-connection
 * mode, as long as the bound of all allows it
 * @param startTimeout how long a process may take until it accepts clients
 * @param heartbeatTimeout how long a process may be silent until it is taken for hung
 * @param drainTimeout how long the sessions of a process that is being replaced may go
 * on; after that those that do nothing are told 421
 * @param failures how many processes may die within the window before health says so
 * @param failureWindow how long such a death counts
 * @param cacheDirectory where what makes processes start fast is kept
 * @param jvmOptions options for the processes' Java, after Wharf's own
 */
@Validated
@ConfigurationProperties("wharf.workers")
public record WorkerProperties(@DefaultValue("0") @Min(0) @Max(1024) int count,
		@DefaultValue("reactor") WorkerMode workerMode, @DefaultValue("50") @Min(1) @Max(10000) int maxProcesses,
		@DefaultValue("2") @Min(1) @Max(1000) int spare,
		@DefaultValue("60s") @DurationMin(seconds = 1) Duration startTimeout,
		@DefaultValue("10s") @DurationMin(seconds = 3) Duration heartbeatTimeout,
		@DefaultValue("1m") @DurationMin Duration drainTimeout, @DefaultValue("5") @Min(1) int failures,
		@DefaultValue("1m") @DurationMin(seconds = 1) Duration failureWindow, @Nullable String cacheDirectory,
		@DefaultValue List<String> jvmOptions) {

	/**
	 * How many processes prefork mode keeps.
	 * @return at least 1
	 */
	public int effectiveCount() {
		return (this.count > 0) ? this.count : Runtime.getRuntime().availableProcessors();
	}

}
