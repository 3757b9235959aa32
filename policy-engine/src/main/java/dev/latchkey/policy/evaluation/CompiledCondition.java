package dev.latchkey.policy.evaluation;

/** One condition of one policy, made ready to be asked: pure, fast, without allocation. A new kind is one more class. */
interface CompiledCondition {

    ConditionType condition();

    boolean met(EvaluationContext context);
}
