package org.plumbline.contracts;

import java.util.Locale;

import de.uka.ilkd.key.strategy.StrategyProperties;

/** The portfolio: the settings of KeY's automatic search that are tried, in this order; all of them are sound. */
enum Strategy {

    /** Loops by the loop scope rule: the quickest where it works. */
    SCOPE(StrategyProperties.LOOP_SCOPE_INV_TACLET, StrategyProperties.SPLITTING_NORMAL,
            StrategyProperties.NON_LIN_ARITH_DEF_OPS),

    /** Loops by the older invariant rule, for loops that assign locals of object type. */
    INVARIANT(StrategyProperties.LOOP_INVARIANT, StrategyProperties.SPLITTING_NORMAL,
            StrategyProperties.NON_LIN_ARITH_DEF_OPS),

    /** Cases are split as late as possible. */
    DELAYED(StrategyProperties.LOOP_SCOPE_INV_TACLET, StrategyProperties.SPLITTING_DELAYED,
            StrategyProperties.NON_LIN_ARITH_DEF_OPS),

    /** Invariants of classes stay folded: for methods that hand on what they are given. */
    FOLDED(StrategyProperties.LOOP_SCOPE_INV_TACLET, StrategyProperties.SPLITTING_DELAYED,
            StrategyProperties.NON_LIN_ARITH_DEF_OPS),

    /** Products of unknowns: completes the set of polynomial facts. */
    COMPLETION(StrategyProperties.LOOP_SCOPE_INV_TACLET, StrategyProperties.SPLITTING_DELAYED,
            StrategyProperties.NON_LIN_ARITH_COMPLETION);

    private final String loops;
    private final String splitting;
    private final String arithmetic;

    Strategy(String loops, String splitting, String arithmetic) {
        this.loops = loops;
        this.splitting = splitting;
        this.arithmetic = arithmetic;
    }

    /** KeY's settings. */
    StrategyProperties properties() {
        StrategyProperties properties = new StrategyProperties();
        properties.setProperty(StrategyProperties.LOOP_OPTIONS_KEY, loops);
        properties.setProperty(StrategyProperties.SPLITTING_OPTIONS_KEY, splitting);
        properties.setProperty(StrategyProperties.NON_LIN_ARITH_OPTIONS_KEY, arithmetic);
        properties.setProperty(StrategyProperties.CLASS_AXIOM_OPTIONS_KEY, this == FOLDED
                ? StrategyProperties.CLASS_AXIOM_OFF
                : StrategyProperties.CLASS_AXIOM_FREE);
        properties.setProperty(StrategyProperties.METHOD_OPTIONS_KEY, StrategyProperties.METHOD_CONTRACT);
        properties.setProperty(StrategyProperties.DEP_OPTIONS_KEY, StrategyProperties.DEP_ON);
        properties.setProperty(StrategyProperties.QUERY_OPTIONS_KEY, StrategyProperties.QUERY_ON);
        properties.setProperty(StrategyProperties.QUANTIFIERS_OPTIONS_KEY,
                StrategyProperties.QUANTIFIERS_NON_SPLITTING_WITH_PROGS);
        properties.setProperty(StrategyProperties.STOPMODE_OPTIONS_KEY, StrategyProperties.STOPMODE_DEFAULT);
        return properties;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
