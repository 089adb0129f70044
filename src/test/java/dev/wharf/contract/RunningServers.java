package dev.wharf.contract;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Starts a server per variant: one for all suites that are content with the usual
 * settings, and own ones, stopped at the end of the suite, for those that say otherwise
 * by {@link ServedBy}.
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
		Store store = isShared(needs) ? context.getRoot().getStore(NAMESPACE)
				: context.getStore(NAMESPACE.append(context.getRequiredTestClass()));
		return Variant.all()
			.filter((variant) -> variant.severalClients() || !needs.severalClients())
			.filter((variant) -> needs.variants().length == 0 || List.of(needs.variants()).contains(variant.name()))
			.map((variant) -> Arguments.of(server(store, variant, needs)));
	}

	private static WharfServer server(Store store, Variant variant, ServedBy needs) {
		return store.computeIfAbsent(variant, (key) -> WharfServer.start(key, needs.properties()), WharfServer.class);
	}

	private static boolean isShared(ServedBy needs) {
		return needs.properties().length == 0 && !needs.own();
	}

	private static ServedBy needs(Class<?> suite) {
		ServedBy given = suite.getAnnotation(ServedBy.class);
		return (given != null) ? given : Defaults.class.getAnnotation(ServedBy.class);
	}

}
