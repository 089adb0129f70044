package dev.wharf.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.wharf.connection.ControlConnections;
import dev.wharf.connection.ControlListener;
import dev.wharf.connection.ControlListenerFactory;
import dev.wharf.connection.ListeningSockets;
import dev.wharf.connection.ServerProperties;
import dev.wharf.event.UploadAnnouncer;
import dev.wharf.limit.LimitProperties;
import dev.wharf.limit.LoginThrottle;
import dev.wharf.limit.SessionLimits;
import dev.wharf.protocol.Reply;
import dev.wharf.relay.ProcessRelay;
import dev.wharf.relay.RelayPort;
import dev.wharf.session.SessionFigures;
import dev.wharf.session.SessionOrder;
import dev.wharf.session.SessionOverview;
import dev.wharf.session.SessionRegistry;
import dev.wharf.tls.KeyMaterials;
import dev.wharf.tls.PortableKeys;
import dev.wharf.tls.SuppliedKeys;
import dev.wharf.tls.TlsProperties;
import dev.wharf.transfer.PassivePorts;
import dev.wharf.upload.UploadValidation;
import dev.wharf.user.Logins;
import dev.wharf.worker.Message.Accepted;
import dev.wharf.worker.Message.Assignment;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.integration.context.IntegrationContextUtils;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/**
 * The leanest application context that serves clients: the beans of the protocol as they
 * are in one process, without Spring Boot, without a web server, and with whatever holds
 * for all processes replaced by questions to the supervisor.
 */
final class ServingContext implements AutoCloseable {

	private static final String[] PACKAGES = { "dev.wharf.command", "dev.wharf.connection", "dev.wharf.network",
			"dev.wharf.session", "dev.wharf.storage", "dev.wharf.tls", "dev.wharf.transfer" };

	/** What belongs to the supervisor, or to a process that has none. */
	private static final Pattern ELSEWHERE = Pattern
		.compile("dev\\.wharf\\.(tls\\.TlsConfiguration|connection\\.(ConnectionConfiguration|LocalPort)).*");

	private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

	private static final int LOOKS = 10;

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final Link link;

	private final @Nullable SuppliedKeys keys;

	private final Assignment assignment;

	private final HandedDownSockets sockets;

	private final SupervisedLimits limits;

	/**
	 * Known when all is there. The supervisor may ask while the context is made, and who
	 * takes a bean out of it then gets one that nothing has been given to.
	 */
	private volatile @Nullable SessionRegistry registry;

	ServingContext(Assignment assignment, Supervision supervision, Link link, Runnable atTheEnd) {
		this.assignment = assignment;
		this.link = link;
		for (Record setting : assignment.settings()) {
			register(setting);
		}
		Clock clock = Clock.systemUTC();
		PortableKeys portable = assignment.keys();
		this.keys = (portable != null) ? SuppliedKeys.of(portable, setting(TlsProperties.class), clock) : null;
		this.context.registerBean(Clock.class, () -> clock);
		if (this.keys != null) {
			KeyMaterials materials = this.keys.materials();
			this.context.registerBean(KeyMaterials.class, () -> materials);
		}
		Reply greeting = Reply.of(220, setting(ServerProperties.class).banner());
		this.sockets = new HandedDownSockets(assignment.onlyOneClient(), greeting, () -> link.send(new Accepted()),
				atTheEnd);
		this.context.registerBean(ListeningSockets.class, () -> this.sockets);
		this.limits = new SupervisedLimits(supervision);
		registerSupervised(supervision);
		tellAddress(setting(ServerProperties.class));
	}

	@SuppressWarnings("unchecked")
	private <T extends Record> void register(T setting) {
		this.context.registerBean((Class<T>) setting.getClass(), () -> setting);
	}

	private <T extends Record> T setting(Class<T> type) {
		return settingIfAny(type).orElseThrow(() -> new IllegalStateException("No setting " + type));
	}

	private <T extends Record> Optional<T> settingIfAny(Class<T> type) {
		return this.assignment.settings().stream().filter(type::isInstance).map(type::cast).findFirst();
	}

	private void registerRelay(ProcessRelay settings) {
		this.context.registerBean(RelayPort.class, () -> settings
			.port(this.context.getBean(PassivePorts.class)::takeOver, this.context.getBean(Clock.class), this.context));
	}

	/** Where connections that have come to other services are taken; 0 if nowhere. */
	int relayPort() {
		RelayPort relay = this.context.getBeanProvider(RelayPort.class).getIfAvailable();
		return (relay != null) ? relay.number() : 0;
	}

	private void registerSupervised(Supervision supervision) {
		this.context.registerBean(SessionLimits.class, () -> this.limits);
		SupervisedLogins logins = new SupervisedLogins(supervision);
		this.context.registerBean(Logins.class, () -> logins);
		SupervisedOverview overview = new SupervisedOverview(supervision);
		this.context.registerBean("overview", SessionOverview.class, () -> overview,
				(definition) -> definition.setPrimary(true));
		this.context.registerBean(UploadValidation.class,
				() -> new SupervisedValidation(supervision, this.assignment.validation()));
		if (this.assignment.announces()) {
			this.context.registerBean(UploadAnnouncer.class, () -> new SupervisedAnnouncer(supervision));
		}
		this.context.registerBean(LoginThrottle.class,
				() -> new SupervisedThrottle(supervision, setting(LimitProperties.class)));
	}

	private void tellAddress(ServerProperties server) {
		if (server.address() != null) {
			this.context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("assignment",
						Map.of("wharf.server.address", server.address().getHostAddress())));
		}
		ConfigurationPropertySources.attach(this.context.getEnvironment());
	}

	/** Returns when clients are accepted, or when the only client can be. */
	void start() throws InterruptedException {
		ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(this.context);
		scanner.addExcludeFilter(new RegexPatternTypeFilter(ELSEWHERE));
		scanner.scan(PACKAGES);
		this.context.registerBean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
				DefaultLifecycleProcessor.class, this::lifecycle);
		registerListener("controlListener", false);
		if (setting(TlsProperties.class).implicit().port() != null) {
			registerListener("implicitListener", true);
		}
		this.context.registerBean(IntegrationContextUtils.TASK_SCHEDULER_BEAN_NAME, TaskScheduler.class,
				ServingContext::scheduler);
		this.context.registerBean(ServingLifecycle.class);
		this.context.registerBean(ProcessFigures.class);
		this.context.registerBean(Reporter.class, this::reporter);
		settingIfAny(ProcessRelay.class).ifPresent(this::registerRelay);
		this.context.refresh();
		this.registry = this.context.getBean(SessionRegistry.class);
		this.context.getBean(Reporter.class).begin();
		this.sockets.awaitRehearsal();
	}

	/** Lets the only client come in. */
	void open() {
		this.sockets.begin();
	}

	private Reporter reporter() {
		return new Reporter(this.link, this.context.getBean(ProcessFigures.class)::total);
	}

	/** Connection factories publish an event with it, and nothing else. */
	private static TaskScheduler scheduler() {
		SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
		scheduler.setVirtualThreads(true);
		return scheduler;
	}

	private DefaultLifecycleProcessor lifecycle() {
		DefaultLifecycleProcessor processor = new DefaultLifecycleProcessor();
		processor.setTimeoutPerShutdownPhase(this.assignment.shutdownTimeout().toMillis());
		return processor;
	}

	private void registerListener(String name, boolean implicit) {
		this.context.registerBean(name, ControlConnections.class,
				() -> this.context.getBean(ControlListenerFactory.class).listener(0, implicit));
	}

	void renew(PortableKeys renewed) {
		if (this.keys != null) {
			this.keys.supply(renewed);
		}
	}

	List<SessionFigures> sessions() {
		SessionRegistry sessions = this.registry;
		return (sessions != null) ? sessions.sessions() : List.of();
	}

	void obey(SessionOrder order) {
		SessionRegistry sessions = this.registry;
		if (sessions != null) {
			sessions.obey(order);
		}
	}

	/**
	 * Accepts nobody any more, and waits for the clients there are. Looks more than once,
	 * since one may just have been accepted whom nobody has counted yet.
	 * @param patience how long at most; may become less meanwhile
	 */
	void retire(Supplier<Duration> patience) throws InterruptedException {
		this.context.getBeansOfType(ControlListener.class).values().forEach(ControlListener::stopAccepting);
		long begun = System.nanoTime();
		for (int quiet = 0; quiet < LOOKS && System.nanoTime() - begun < patience.get().toNanos(); quiet++) {
			Thread.sleep(LOOK_AGAIN);
			quiet = (this.limits.clients() > 0) ? 0 : quiet;
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
