package org.plumbline.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.plumbline.reference.data.Image;
import org.plumbline.reference.data.Mask;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Partition;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.GridMatrix;
import org.plumbline.sampling.LatentLaw;
import org.plumbline.sampling.Sampler;
import org.plumbline.sampling.Sampler.ContrastiveDraw;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Stream;
import org.plumbline.sampling.Streams.Purpose;

/**
 * What the peers' benchmark computes on: a state off zero with {@value #GRID_BITS} bits an entry, and a batch.
 *
 * @param setting K clusters with a global area of half of the positions; a rotated basis, d the next multiple of 4
 * @param state P rows of Phi, cluster after cluster, then Upsilon; entries between -2 and 2
 * @param masked the images of MAE
 * @param contrastive the samples of CL
 */
public record PeerInputs(Setting setting, GridMatrix state, List<MaskedDraw> masked,
        List<ContrastiveDraw> contrastive) {

    /** The grid of the state: 51 decimals. */
    public static final int GRID_BITS = 170;

    /** The negatives of a sample of CL. */
    public static final int NEGATIVES = 4;

    /** The temperature. */
    public static final Dyadic TAU = Dyadic.of(BigInteger.ONE, 1);

    /** The largest latent. */
    public static final Dyadic LARGEST_LATENT = Dyadic.of(BigInteger.valueOf(5), 2);

    private static final LatentLaw LAW = new LatentLaw(Dyadic.of(BigInteger.valueOf(3), 2), LARGEST_LATENT);
    private static final int LATENT_BITS = LatentLaw.BITS + 2;
    private static final long SEED = 4;

    /** Enough that hardly any entry of the basis is 0: each takes four times as many coordinates together. */
    private static final int REFLECTIONS = 4;

    /**
     * The inputs of some sizes, the same in every run.
     *
     * @param positions P, a power of two from 8
     * @param clusters K
     * @param batch the number of images and of samples
     * @return the inputs
     */
    public static PeerInputs drawn(int positions, int clusters, int batch) {
        Sampler sampler = new Sampler(SEED);
        int local = positions < 64 ? 2 : 4;
        int[] sizes = new int[1 + positions / 2 / local];
        Arrays.fill(sizes, local);
        sizes[0] = positions / 2;
        int[][] all = new int[clusters][];
        Arrays.fill(all, sizes);
        int columns = clusters * sizes.length + positions;
        int dimension = 4 * ((columns + 3) / 4);
        Setting setting = new Setting(sampler.partitions(all), sampler.family(dimension, REFLECTIONS));
        return new PeerInputs(setting, state(positions, columns),
                IntStream.range(0, batch)
                        .mapToObj(i -> sampler.masked(Purpose.MAE, 0, i, setting, LAW, positions / 2)).toList(),
                IntStream.range(0, batch).mapToObj(
                        i -> sampler.contrastive(Purpose.CL, 0, i, setting, LAW, positions / 2, NEGATIVES)).toList());
    }

    private static GridMatrix state(int rows, int columns) {
        Stream stream = new Stream(SEED, 0);
        BigInteger[] numerators = new BigInteger[rows * columns];
        for (int i = 0; i < numerators.length; i++) {
            BigInteger bits = BigInteger.ZERO;
            for (int word = 0; word < 3; word++) {
                bits = bits.shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(stream.nextBits())));
            }
            BigInteger fourfold = bits.shiftRight(3 * Long.SIZE - GRID_BITS - 2);
            numerators[i] = fourfold.subtract(BigInteger.ONE.shiftLeft(GRID_BITS + 1));
        }
        return new GridMatrix(rows, columns, GRID_BITS, numerators);
    }

    /**
     * Writes the inputs as plain text: keywords and integers, numerators over the powers of two that are named.
     *
     * @param file where to
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add("plumbline-peer-inputs 1").add("positions " + setting.positions())
                .add("clusters " + setting.clusters());
        for (int k = 0; k < setting.clusters(); k++) {
            Partition partition = setting.partition(k);
            text.add("areas " + partition.areas() + integers(setting.positions(), partition::areaOf));
        }
        OrthonormalFamily family = setting.family();
        text.add("dimension " + family.dimension()).add("basis-bits " + family.scale()).add("basis");
        for (int c = 0; c < state.columns(); c++) {
            int vector = c;
            text.add(integers(family.dimension(), l -> family.numerator(vector, l)).strip());
        }
        text.add("grid-bits " + GRID_BITS).add("phi");
        int features = setting.positionIndex(0);
        for (int p = 0; p < setting.positions(); p++) {
            text.add(numerators(p, 0, features));
        }
        text.add("upsilon");
        for (int p = 0; p < setting.positions(); p++) {
            text.add(numerators(p, features, state.columns()));
        }
        text.add("latent-bits " + LATENT_BITS).add("images " + masked.size());
        masked.forEach(draw -> add(text, draw.image(), draw.mask()));
        text.add("samples " + contrastive.size()).add("negatives " + NEGATIVES)
                .add("tau " + TAU.numerator() + " over-bits " + TAU.scale());
        for (ContrastiveDraw draw : contrastive) {
            add(text, draw.image(), draw.first());
            add(text, draw.image(), draw.second());
            for (MaskedDraw negative : draw.negatives()) {
                add(text, negative.image(), negative.mask());
            }
        }
        Files.writeString(file, text.add("end").toString());
    }

    private static void add(StringJoiner text, Image image, Mask mask) {
        StringBuilder line = new StringBuilder("image " + image.cluster());
        for (int j = 0; j < image.areas(); j++) {
            line.append(' ').append(image.latent(j).numeratorAt(LATENT_BITS));
        }
        text.add(line + " mask" + integers(mask.positions(), q -> mask.isMasked(q) ? 1 : 0));
    }

    private static String integers(int n, IntUnaryOperator value) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < n; i++) {
            line.append(' ').append(value.applyAsInt(i));
        }
        return line.toString();
    }

    private String numerators(int row, int from, int to) {
        StringJoiner line = new StringJoiner(" ");
        for (int c = from; c < to; c++) {
            line.add(state.numerator(row, c).toString());
        }
        return line.toString();
    }
}
