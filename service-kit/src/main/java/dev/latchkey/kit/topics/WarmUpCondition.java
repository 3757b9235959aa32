package dev.latchkey.kit.topics;

/** Something else that a service needs to have seen once before it is ready; a bean of this type is waited for. */
@FunctionalInterface
public interface WarmUpCondition {
    /** Whether it has been seen. */
    boolean met();
}
