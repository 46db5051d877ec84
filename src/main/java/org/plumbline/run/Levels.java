package org.plumbline.run;

/**
 * Makes the level that a configuration names.
 */
public final class Levels {

    private Levels() {
    }

    /** An exact value half way between two points of the grid, which no interval around it can round. */
    static BadInput tie(Objective objective, long step) {
        return new BadInput("training." + objective.label() + ".grid-bits: at step " + step
                + " an entry cannot be told from the middle between two points of the grid, expected a finer grid");
    }

    /**
     * The level of an experiment's configuration.
     *
     * @param experiment the configuration, setting and draws
     * @param objective what is trained
     * @param workers who computes the images of a batch
     * @return the level, for one objective
     */
    public static Level of(Experiment experiment, Objective objective, Workers workers) {
        return switch (experiment.config().level()) {
            case DEFINITION -> new DefinitionLevel(experiment, objective, workers);
            case COORDINATES -> new CoordinatesLevel(experiment, objective, workers);
        };
    }
}
