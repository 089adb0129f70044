package dev.wharf.contract;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Starts a service per mode: one for all suites that are content with the usual settings,
 * and own ones, stopped at the end of the suite, for those that say otherwise by
 * {@link ServedBy}. One service is met by clients of every protection.
 */
final class RunningServers implements ArgumentsProvider {

	private static final Namespace NAMESPACE = Namespace.create(RunningServers.class);

	/** Bears the annotation that stands for the missing one. */
	@ServedBy
	private static final class Defaults {

	}

	@Override
	public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
		ServedBy needs = needs(context.getRequiredTestClass());
		Store store = isShared(needs) ? context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
				: context.getStore(NAMESPACE.append(context.getRequiredTestClass()));
		return variants(needs)
			.map((variant) -> Arguments.of(new WharfServer(variant, service(store, variant.mode(), needs))));
	}

	private static Stream<Variant> variants(ServedBy needs) {
		List<Variant> variants = Variant.all(needs.modes())
			.filter((variant) -> variant.severalClients() || !needs.severalClients())
			.filter((variant) -> isAmong(variant.protection(), needs.protections()))
			.toList();
		if (variants.isEmpty() && !Variant.areChosen()) {
			throw new IllegalStateException("A suite without a variant tests nothing");
		}
		return variants.stream();
	}

	private static <T> boolean isAmong(T value, T[] wanted) {
		return wanted.length == 0 || List.of(wanted).contains(value);
	}

	private static Service service(Store store, Mode mode, ServedBy needs) {
		return store.computeIfAbsent(mode, (key) -> Service.start(key, needs.certificate(), needs.properties()),
				Service.class);
	}

	private static boolean isShared(ServedBy needs) {
		return needs.properties().length == 0 && needs.certificate() && !needs.own();
	}

	private static ServedBy needs(Class<?> suite) {
		ServedBy given = suite.getAnnotation(ServedBy.class);
		return (given != null) ? given : Defaults.class.getAnnotation(ServedBy.class);
	}

}
