package dev.latchkey.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.latchkey", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_ARE_ACYCLIC =
            slices().matching("dev.latchkey.audit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule VERIFIER_SHARES_NO_CODE_WITH_THE_WRITER = noClasses()
            .that()
            .resideInAPackage("dev.latchkey.audit.verification..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.latchkey.audit.log..",
                    "dev.latchkey.audit.entry..",
                    "dev.latchkey.audit.shard..",
                    "dev.latchkey.audit.sequence..",
                    "dev.latchkey.events..",
                    "dev.latchkey.policy..");

    @ArchTest
    static final ArchRule SEQUENCES_ARE_PURE = classes()
            .that()
            .resideInAPackage("dev.latchkey.audit.sequence..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.latchkey.audit.sequence..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_SERVICE = noClasses()
            .that()
            .resideInAPackage("dev.latchkey.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.latchkey.credential..", "dev.latchkey.notifier..", "dev.latchkey.embedded..");
}
