package org.plumbline.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.DyadicText;
import org.plumbline.run.Config;
import org.plumbline.run.LevelName;
import org.plumbline.run.Objective;
import org.plumbline.sampling.LatentLaw;

/** Configurations that run in a second. */
final class TestRuns {

    private TestRuns() {
    }

    /** P = 8, two clusters with areas of 4, 2 and 2 positions, a few steps. */
    static Config small() {
        return config(8, List.of(List.of(4, 2, 2), List.of(4, 2, 2)), "3/4", "5/4");
    }

    /** The small run with another start, and hypotheses that are not asked for. */
    static Config edge(String name, String start, String... ignored) {
        Config small = small();
        Config.Audit audit = new Config.Audit(5, 1, 0, Map.of(), Map.of(), Set.of(ignored));
        return new Config(name, small.seed(), small.digits(), small.level(), small.data(), small.maskSize(),
                small.training(), audit, "An edge for a test.", DyadicText.parse(start));
    }

    static Config config(int positions, List<List<Integer>> sizes, String low, String high) {
        Map<Objective, Config.Training> training = new EnumMap<>(Objective.class);
        training.put(Objective.MAE, new Config.Training(3, 4, true, Dyadic.of(4), 64, 0, Dyadic.ONE));
        training.put(Objective.CL, new Config.Training(4, 3, true, Dyadic.of(40), 64, 2, Dyadic.ONE));
        return new Config("small", 11, 20, LevelName.DEFINITION,
                new Config.Data(positions, sizes, new LatentLaw(DyadicText.parse(low), DyadicText.parse(high)), 0),
                positions / 2, training, new Config.Audit(5, 1, 0, Map.of(), Map.of()));
    }
}
