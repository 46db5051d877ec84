package org.plumbline.conformance.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * The cases of vectors v1. A published case is never changed: new ones are added. What is drawn for a case is drawn
 * from a seed that its id gives, so that no case depends on another.
 */
public final class CaseTable {

    private CaseTable() {
    }

    /**
     * All cases.
     *
     * @return in the order of the files
     */
    public static List<VectorCase> all() {
        List<VectorCase> all = new ArrayList<>(HandMadeCases.all());
        all.addAll(DataCases.all());
        all.addAll(ScoreCases.all());
        all.addAll(AttentionCases.all());
        all.addAll(OutputCases.all());
        all.addAll(ReconstructionCases.all());
        all.addAll(ContrastCases.all());
        all.addAll(TrainingCases.all());
        return all;
    }
}
