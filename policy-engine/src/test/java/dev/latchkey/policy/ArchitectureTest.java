package dev.latchkey.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;

@AnalyzeClasses(packages = "dev.latchkey.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule dependsOnNothingButJava = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.latchkey.policy..");

    @ArchTest
    static final ArchRule doesNoInputOrOutput = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.sql..", "java.net.http..");

    /** The one call that may ask a name server. */
    @ArchTest
    static final ArchRule neverResolvesNames = noClasses()
            .should()
            .callMethod(InetAddress.class, "getByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getAllByName", String.class);

    @ArchTest
    static final ArchRule packagesAreAcyclic =
            slices().matching("dev.latchkey.policy.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rulesKnowNothingOfTheirUse = noClasses()
            .that()
            .resideInAnyPackage("..problem..", "..network..", "..rule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..draft..", "..evaluation..");
}
