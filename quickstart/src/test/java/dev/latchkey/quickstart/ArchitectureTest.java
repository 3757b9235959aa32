package dev.latchkey.quickstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.latchkey.kit.kafka.KafkaClients;

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
                    "dev.latchkey.notifier..");

    /** How Kafka is reached is read of the environment by commands as it is by services. */
    @ArchTest
    static final ArchRule NOTHING_OF_THE_SERVICES_KIT_BUT_ITS_KAFKA_CLIENTS = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.latchkey.kit..")
                    .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(KafkaClients.class))));

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
