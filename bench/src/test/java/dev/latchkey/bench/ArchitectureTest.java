package dev.latchkey.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.latchkey.bench", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** But for single steps, and for secrets that nobody was given, which have to look like those that somebody was. */
    @ArchTest
    static final ArchRule SERVICES_ARE_MEASURED_FROM_OUTSIDE = noClasses()
            .that()
            .resideOutsideOfPackage("..micro..")
            .and()
            .doNotHaveFullyQualifiedName("dev.latchkey.bench.site.Secrets")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.latchkey.credential..",
                    "dev.latchkey.policy..",
                    "dev.latchkey.audit..",
                    "dev.latchkey.notifier..",
                    "dev.latchkey.kit..");

    /** But the JDK, which also tells what another JVM allocates. */
    @ArchTest
    static final ArchRule THE_GENERATOR_NEEDS_NO_LIBRARY = noClasses()
            .that()
            .resideInAnyPackage("..load..", "..measure..", "..machine..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.latchkey.bench..",
                    "java..",
                    "javax.management..",
                    "com.sun.management..",
                    "com.sun.tools.attach..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.latchkey.bench.(*)..").should().beFreeOfCycles();
}
