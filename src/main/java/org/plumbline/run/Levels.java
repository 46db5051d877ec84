package org.plumbline.run;

/**
 * Makes the level that a configuration names.
 */
public final class Levels {

    private Levels() {
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
