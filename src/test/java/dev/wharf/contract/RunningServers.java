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
 * Gives each suite the services that it asks for by {@link ServedBy}. Most share
 * {@link SharedServices}; services of a suite's own are stopped at its end. One service
 * is met by clients of every protection.
 */
final class RunningServers implements ArgumentsProvider {

	private static final Namespace NAMESPACE = Namespace.create(RunningServers.class);

	/** Bears the annotation that stands for the missing one. */
	@ServedBy
	private static final class Defaults {

	}

	@Override
	public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
		Class<?> suite = context.getRequiredTestClass();
		ServedBy needs = needs(suite);
		List<Variant> variants = Variants.of(suite, needs).chosen();
		if (variants.isEmpty() && !Variant.areChosen()) {
			throw new IllegalStateException("A suite without a variant tests nothing");
		}
		Store store = context.getStore(NAMESPACE.append(suite));
		return variants.stream()
			.map((variant) -> Arguments.of(new WharfServer(variant, service(variant.mode(), needs, store))));
	}

	private static Service service(Mode mode, ServedBy needs, Store store) {
		return needs.own().isEmpty() ? SharedServices.get(needs.value(), mode) : store.computeIfAbsent(mode,
				(key) -> Service.start(mode, needs.value(), needs.properties()), Service.class);
	}

	/** What a suite asks for. */
	static ServedBy needs(Class<?> suite) {
		ServedBy given = suite.getAnnotation(ServedBy.class);
		return (given != null) ? given : Defaults.class.getAnnotation(ServedBy.class);
	}

}
