package dev.latchkey.quickstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.latchkey.quickstart", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule SERVICES_ARE_PROCESSES_NOT_LIBRARIES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.latchkey.credential..",
                    "dev.latchkey.policy..",
                    "dev.latchkey.audit..",
                    "dev.latchkey.notifier..",
                    "dev.latchkey.kit..");

    @ArchTest
    static final ArchRule ONLY_THE_OIDC_PROVIDER_KNOWS_SPRING = noClasses()
            .that()
            .resideOutsideOfPackage("..people..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.latchkey.quickstart.(*)..").should().beFreeOfCycles();
}
