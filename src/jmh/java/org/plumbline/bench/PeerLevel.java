package org.plumbline.bench;

import org.plumbline.reference.number.Enclosure;

/** A level of the reference among the peers. */
interface PeerLevel {

    /** The negative gradient of MAE: P rows of sum N_k + P intervals. */
    Enclosure[][] maeGradient();

    /** The negative gradient of CL: P rows of sum N_k + P intervals. */
    Enclosure[][] clGradient();

    /** A product of two weights below 1, number i of a cycle. */
    Object multiply(long i);

    /** The exponential of a score at most 0, number i of a cycle. */
    Object exp(long i);

    /** The weights of a row of P scores. */
    Object softmax();
}
