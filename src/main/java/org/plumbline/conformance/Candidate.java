package org.plumbline.conformance;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a results file says for one result of one case.
 */
public sealed interface Candidate {

    /**
     * Numbers in the expected shape.
     *
     * @param entries row-major
     */
    record Numbers(List<BigDecimal> entries) implements Candidate {
    }

    /**
     * Something else.
     *
     * @param fault what is wrong, and where in the array
     */
    record Malformed(String fault) implements Candidate {
    }
}
