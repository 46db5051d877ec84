package org.plumbline.contracts;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import de.uka.ilkd.key.proof.Goal;
import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.prover.StopCondition;
import de.uka.ilkd.key.prover.impl.AppliedRuleStopCondition;
import de.uka.ilkd.key.prover.impl.SingleRuleApplicationInfo;

/**
 * Ends a search by the time that this process computed, not by the clock: a busy machine must not lose proofs.
 */
final class CpuLimit implements StopCondition {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);

    private final StopCondition steps = new AppliedRuleStopCondition();
    private final long start = SYSTEM.getProcessCpuTime();
    private final long millis;

    CpuLimit(long millis) {
        this.millis = millis;
    }

    /** The time computed since this limit was made. */
    long elapsedMillis() {
        return (SYSTEM.getProcessCpuTime() - start) / 1_000_000;
    }

    @Override
    public int getMaximalWork(int most, long timeout, Proof proof) {
        return steps.getMaximalWork(most, timeout, proof);
    }

    @Override
    public boolean isGoalAllowed(int most, long timeout, Proof proof, long from, int applied, Goal goal) {
        return steps.isGoalAllowed(most, timeout, proof, from, applied, goal);
    }

    @Override
    public String getGoalNotAllowedMessage(int most, long timeout, Proof proof, long from, int applied, Goal goal) {
        return steps.getGoalNotAllowedMessage(most, timeout, proof, from, applied, goal);
    }

    @Override
    public boolean shouldStop(int most, long timeout, Proof proof, long from, int applied,
            SingleRuleApplicationInfo last) {
        return elapsedMillis() >= millis || steps.shouldStop(most, timeout, proof, from, applied, last);
    }

    @Override
    public String getStopMessage(int most, long timeout, Proof proof, long from, int applied,
            SingleRuleApplicationInfo last) {
        return elapsedMillis() >= millis
                ? "time is up"
                : steps.getStopMessage(most, timeout, proof, from, applied, last);
    }
}
