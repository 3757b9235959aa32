package dev.latchkey.policy.evaluation;

/** The sign-in is in an included location and in no excluded one. Both are bit sets over all locations. */
record LocationCondition(boolean all, long[] include, long[] exclude) implements CompiledCondition {

    @Override
    public ConditionType condition() {
        return ConditionType.LOCATIONS;
    }

    @Override
    public boolean met(EvaluationContext context) {
        long[] here = context.locations();
        return (all || overlap(include, here)) && !overlap(exclude, here);
    }

    private static boolean overlap(long[] one, long[] other) {
        for (int i = 0; i < one.length; i++) {
            if ((one[i] & other[i]) != 0) {
                return true;
            }
        }
        return false;
    }
}
