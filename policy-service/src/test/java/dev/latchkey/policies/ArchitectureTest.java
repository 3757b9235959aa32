package dev.latchkey.policies;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.latchkey.policies", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesAreAcyclic =
            slices().matching("dev.latchkey.policies.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rulesDoNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage("..policies.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.mongodb..", "org.bson..", "reactor..", "org.apache.kafka..", "org.springframework.web..");

    @ArchTest
    static final ArchRule onlyStoringKnowsTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage("..policies.storing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule knowsNoOtherService = classes()
            .that()
            .resideInAPackage("dev.latchkey.policies..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("dev.latchkey.credential..", "dev.latchkey.audit..", "dev.latchkey.notifier..");
}
