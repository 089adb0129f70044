package dev.wharf;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the packages apart: what each {@code package-info.java} declares, and the edges
 * that carry the design.
 */
class ModuleRulesTests {

	private static final JavaClasses WHARF = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.wharf");

	@Test
	void packagesUseOnlyWhatTheyDeclareAndFormNoCycle() {
		ApplicationModules.of(WharfApplication.class).verify();
	}

	@Test
	void noCommandKnowsHowItsBytesArrive() {
		noClasses().that()
			.resideInAPackage("dev.wharf.command..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.wharf.connection..")
			.check(WHARF);
	}

	@Test
	void nobodyKnowsWhoListens() {
		noClasses().that()
			.resideOutsideOfPackages("dev.wharf.audit..", "dev.wharf.management..", "dev.wharf.console..",
					"dev.wharf.tracing..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.wharf.audit..", "dev.wharf.management..", "dev.wharf.console..",
					"dev.wharf.tracing..")
			.check(WHARF);
	}

	@Test
	void aTransferCopiesBetweenChannelsAndKnowsNoStorage() {
		noClasses().that()
			.resideInAPackage("dev.wharf.transfer..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.wharf.storage..")
			.check(WHARF);
	}

	@Test
	void protocolIsPureJava() {
		classes().that()
			.resideInAPackage("dev.wharf.protocol..")
			.and()
			.doNotHaveSimpleName("package-info")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "dev.wharf.protocol..")
			.check(WHARF);
	}

	@Test
	void namesSayWhatATypeIsFor() {
		classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)").check(WHARF);
	}

	@Test
	void messagesGoThroughTheLogger() {
		NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(WHARF);
		noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..").check(WHARF);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(packages().filter((javaPackage) -> !javaPackage.isAnnotatedWith(NullMarked.class))).isEmpty();
	}

	@Test
	void everyPackageDeclaresWhatItMayUse() {
		assertThat(packages().filter((javaPackage) -> !javaPackage.isAnnotatedWith(ApplicationModule.class)))
			.extracting(JavaPackage::getName)
			.containsExactly("dev.wharf");
	}

	private static Stream<JavaPackage> packages() {
		return WHARF.stream().map(JavaClass::getPackage).distinct();
	}

}
