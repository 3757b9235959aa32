package dev.latchkey.quickstart.journey.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test through the whole system. Its methods may take a {@link WholeSystem}, which is started once for all
 * journeys of the JVM; what a journey has stopped or killed is started again before the next one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("journey")
@ExtendWith(SharedSystem.class)
public @interface Journey {}
