package org.plumbline.conformance;

import java.util.List;
import java.util.stream.Stream;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;

/**
 * Everything a case is computed from, exactly. What is asked of it depends on the kind.
 */
public sealed interface CaseInputs {

    /**
     * The partitions, features and positions.
     *
     * @return the setting
     */
    Setting setting();

    /**
     * The matrix Q, d x d.
     *
     * @return every entry on a dyadic grid
     */
    GridMatrix q();

    /**
     * Every masked image of the case, in the order of the file.
     *
     * @return at least one
     */
    Stream<MaskedDraw> images();

    /** The forward pass on one masked image. */
    record Forward(Setting setting, GridMatrix q, MaskedDraw image) implements CaseInputs {
        @Override
        public Stream<MaskedDraw> images() {
            return Stream.of(image);
        }
    }

    /** What a loss and its gradient are a mean over: a batch for one of the objectives. */
    sealed interface Batch extends CaseInputs {
        /**
         * The number B of samples.
         *
         * @return at least 1
         */
        int samples();
    }

    /** The loss and gradient of masked reconstruction. */
    record Reconstruction(Setting setting, GridMatrix q, List<MaskedDraw> batch) implements Batch {
        @Override
        public Stream<MaskedDraw> images() {
            return batch.stream();
        }

        @Override
        public int samples() {
            return batch.size();
        }
    }

    /** The loss and gradient of contrastive learning at temperature tau. */
    record Contrast(Setting setting, GridMatrix q, List<ContrastiveDraw> batch, Dyadic tau) implements Batch {
        @Override
        public Stream<MaskedDraw> images() {
            return batch.stream().flatMap(sample -> Stream.concat(
                    Stream.of(view(sample.image(), sample.first()), view(sample.image(), sample.second())),
                    Stream.of(sample.negatives())));
        }

        @Override
        public int samples() {
            return batch.size();
        }

        private static MaskedDraw view(Image image, Mask mask) {
            return new MaskedDraw(image, mask);
        }
    }

    /** One step of descent with step size eta on the grid of Q. */
    record Step(Batch gradient, Dyadic eta) implements CaseInputs {
        @Override
        public Setting setting() {
            return gradient.setting();
        }

        @Override
        public GridMatrix q() {
            return gradient.q();
        }

        @Override
        public Stream<MaskedDraw> images() {
            return gradient.images();
        }
    }
}
