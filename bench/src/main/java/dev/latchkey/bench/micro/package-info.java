/** Micro-benchmarks of single steps of a sign-in, with JMH. */
@NullMarked
package dev.latchkey.bench.micro;

import org.jspecify.annotations.NullMarked;
