package org.plumbline.sampling;

/**
 * The numbers of the streams of a run: {@code purpose * 2^56 + step * 2^24 + index}.
 */
public final class Streams {

    private Streams() {
    }

    /** What a stream is for. */
    public enum Purpose {
        /** Partitions and the orthonormal family: step 0, index 0 for the family, 1 + k for the partition of k. */
        SETTING,
        /** An image and its mask for MAE: the step that uses it and its index in the batch. */
        MAE,
        /** A contrastive sample: the step that uses it and its index in the batch. */
        CL,
        /** Images and masks on which trained models are looked at: step 0. */
        PROBE,
        /** The correlations before the first step, where they are not 0: step 0, the position p as index. */
        START
    }

    /**
     * The number of a stream.
     *
     * @param purpose what it is for
     * @param step the step of training, from 0 to 2^32 - 1
     * @param index the place in the batch, from 0 to 2^24 - 1
     * @return a number that no other purpose, step and index have
     */
    public static long number(Purpose purpose, long step, int index) {
        if (step < 0 || step >= 1L << 32 || index < 0 || index >= 1 << 24) {
            throw new IllegalArgumentException("no stream for step " + step + ", index " + index);
        }
        return ((long) purpose.ordinal() << 56) | (step << 24) | index;
    }
}
