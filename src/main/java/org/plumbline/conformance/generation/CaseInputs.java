package org.plumbline.conformance.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Streams.Purpose;

/**
 * Everything a case is computed from, exactly. What is asked of it depends on the kind and the topic.
 */
public sealed interface CaseInputs {

    /**
     * The partitions, features and positions.
     *
     * @return the setting
     */
    Setting setting();

    /**
     * Every masked image of the case, in the order of the file.
     *
     * @return at least one
     */
    Stream<MaskedDraw> images();

    /**
     * What spec/sampling.md draws from a seed: the setting and one sample.
     *
     * @param seed the seed
     * @param purpose whose stream; {@code CL} draws a contrastive sample, the others a masked image
     * @param step the step of training
     * @param index the place in the batch
     * @param sizes for each cluster the size of each area
     * @param dimension d of the orthonormal family
     * @param rounds the number of reflections
     * @param law the law of the latents
     * @param maskSize m
     * @param negatives N_s, 0 for a masked image
     * @param setting what was drawn of the setting
     * @param drawn what was drawn of the sample: the image under each of its masks, then the negatives
     */
    record Draw(long seed, Purpose purpose, long step, int index, int[][] sizes, int dimension, int rounds,
            LatentLaw law, int maskSize, int negatives, Setting setting, List<MaskedDraw> drawn)
            implements CaseInputs {

        /** Draws the setting and the sample. */
        static Draw of(long seed, Purpose purpose, long step, int index, int[][] sizes, int dimension, int rounds,
                LatentLaw law, int maskSize, int negatives) {
            Sampler sampler = new Sampler(seed);
            Setting setting = new Setting(sampler.partitions(sizes), sampler.family(dimension, rounds));
            List<MaskedDraw> drawn = new ArrayList<>();
            if (purpose == Purpose.CL) {
                ContrastiveDraw sample = sampler.contrastive(purpose, step, index, setting, law, maskSize, negatives);
                drawn.add(new MaskedDraw(sample.image(), sample.first()));
                drawn.add(new MaskedDraw(sample.image(), sample.second()));
                drawn.addAll(Arrays.asList(sample.negatives()));
            } else {
                drawn.add(sampler.masked(purpose, step, index, setting, law, maskSize));
            }
            return new Draw(seed, purpose, step, index, sizes, dimension, rounds, law, maskSize, negatives, setting,
                    List.copyOf(drawn));
        }

        @Override
        public Stream<MaskedDraw> images() {
            return drawn.stream();
        }
    }

    /** A masked image, to look at. */
    record Look(Setting setting, MaskedDraw image) implements CaseInputs {
        @Override
        public Stream<MaskedDraw> images() {
            return Stream.of(image);
        }
    }

    /** Inputs that a matrix Q belongs to. */
    sealed interface OfQ extends CaseInputs {
        /**
         * The matrix Q, d x d.
         *
         * @return every entry on a dyadic grid
         */
        GridMatrix q();
    }

    /** The forward pass on one masked image. */
    record Forward(Setting setting, GridMatrix q, MaskedDraw image) implements OfQ {
        @Override
        public Stream<MaskedDraw> images() {
            return Stream.of(image);
        }
    }

    /** What a loss and its gradient are a mean over: a batch for one of the objectives. */
    sealed interface Batch extends OfQ {
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

    /**
     * Descent with step size eta on the grid of Q. Step t uses batch number t modulo their number, each of which holds
     * the first Q.
     *
     * @param batches at least one
     * @param eta the step size
     * @param checkpoints after how many steps results are asked for, increasing; the last is the number of steps
     * @param inCoordinates whether Phi and Upsilon are rounded, not the entries of Q
     */
    record Training(List<Batch> batches, Dyadic eta, List<Integer> checkpoints, boolean inCoordinates)
            implements OfQ {
        @Override
        public Setting setting() {
            return batches.get(0).setting();
        }

        @Override
        public GridMatrix q() {
            return batches.get(0).q();
        }

        @Override
        public Stream<MaskedDraw> images() {
            return batches.stream().flatMap(Batch::images);
        }

        /**
         * The number of steps.
         *
         * @return at least 1
         */
        public int steps() {
            return checkpoints.get(checkpoints.size() - 1);
        }

        /**
         * The batch of a step, at another Q.
         *
         * @param step a step, from 0
         * @param q the matrix Q before it
         * @return the batch
         */
        public Batch batch(int step, GridMatrix q) {
            Batch batch = batches.get(step % batches.size());
            if (batch instanceof Contrast contrast) {
                return new Contrast(contrast.setting(), q, contrast.batch(), contrast.tau());
            }
            return new Reconstruction(batch.setting(), q, ((Reconstruction) batch).batch());
        }
    }
}
