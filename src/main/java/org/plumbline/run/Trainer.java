package org.plumbline.run;

/**
 * Gradient descent from checkpoint to checkpoint (def:gd).
 */
public final class Trainer {

    private Trainer() {
    }

    /** Who hears of every step. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A step was taken.
         *
         * @param before the checkpoint before it
         * @param step the loss seen on the way and the state after it
         */
        void stepped(Checkpoint before, Level.Step step);
    }

    /**
     * Trains until a number of steps is reached.
     *
     * @param level the level and objective
     * @param from where to start: {@code new Checkpoint(0, level.start())} or where an interrupted run ended
     * @param steps the number of the last step, counted from the beginning
     * @param listener hears of every step, in order
     * @return the last checkpoint; {@code from} itself if no step was left to take
     * @throws BadInput if the numbers grow beyond what can be computed: the configuration is then at fault
     */
    public static Checkpoint train(Level level, Checkpoint from, int steps, Listener listener) {
        Checkpoint at = from;
        try {
            while (at.step() < steps) {
                Level.Step step = level.step(at.step(), at.state());
                listener.stepped(at, step);
                at = new Checkpoint(at.step() + 1, step.next());
            }
        } catch (ArithmeticException e) {
            // levels refuse numbers that need more digits than they have
            throw new BadInput(
                    "step " + at.step() + ": got numbers that are out of range (" + Shown.line(e.getMessage())
                            + "), expected a configuration with a smaller eta, smaller latents or more grid-bits",
                    e);
        }
        return at;
    }
}
