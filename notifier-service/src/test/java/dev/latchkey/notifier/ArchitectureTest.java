package dev.latchkey.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.latchkey.notifier", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String DETECTION = "dev.latchkey.notifier.detection.";

    @ArchTest
    static final ArchRule packagesAreAcyclic =
            slices().matching("dev.latchkey.notifier.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule detectorsArePure = classes()
            .that()
            .haveFullyQualifiedName(DETECTION + "PasswordSpray")
            .or()
            .haveFullyQualifiedName(DETECTION + "Guessing")
            .or()
            .haveFullyQualifiedName(DETECTION + "NewNetwork")
            .or()
            .haveFullyQualifiedName(DETECTION + "LeakedCredential")
            .or()
            .haveFullyQualifiedName(DETECTION + "RejectedPolicies")
            .or()
            .haveFullyQualifiedName(DETECTION + "SlidingWindow")
            .or()
            .haveFullyQualifiedName(DETECTION + "WrongSecrets")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "dev.latchkey.events",
                    "dev.latchkey.notifier.alert",
                    "dev.latchkey.notifier.detection");

    @ArchTest
    static final ArchRule detectionNeverDelivers = noClasses()
            .that()
            .resideInAnyPackage("..detection..", "..alert..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..delivery..", "..subscription..", "..channel..");

    @ArchTest
    static final ArchRule channelsKnowNothingOfAlerts = noClasses()
            .that()
            .resideInAPackage("..channel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..alert..", "..delivery..", "..subscription..", "dev.latchkey.events..");

    @ArchTest
    static final ArchRule servicesKnowNothingOfEachOther = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.latchkey.credential..", "dev.latchkey.audit..", "dev.latchkey.embedded..");
}
