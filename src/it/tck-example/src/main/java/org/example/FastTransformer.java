package org.example;

import org.plumbline.tck.Implementation;
import org.plumbline.tck.MaskedImage;
import org.plumbline.tck.Sample;

/**
 * The transformer in float64, without a product of d x d matrices: Q enters by its correlations with positions and
 * features, and a query sees areas, not patches. For P positions and N areas a gradient takes P (P + N) steps where the
 * definitions take P d (P + d).
 */
public class FastTransformer implements Implementation {

    @Override
    public double[][] patches(MaskedImage image) {
        double[][] patches = new double[image.areaOf.length][];
        for (int p = 0; p < patches.length; p++) {
            int area = image.areaOf[p];
            patches[p] = image.features[area].clone();
            for (int i = 0; i < patches[p].length; i++) {
                patches[p][i] *= image.latents[area];
            }
        }
        return patches;
    }

    @Override
    public double[][] visible(MaskedImage image) {
        double[][] visible = patches(image);
        for (int p = 0; p < visible.length; p++) {
            if (image.masked[p]) {
                visible[p] = new double[visible[p].length];
            }
        }
        return visible;
    }

    @Override
    public double[][] phi(double[][] q, double[][] positions, double[][] features) {
        return Dense.timesTransposed(Dense.times(positions, q), features);
    }

    @Override
    public double[][] upsilon(double[][] q, double[][] positions) {
        return Dense.timesTransposed(Dense.times(positions, q), positions);
    }

    @Override
    public double[][] scores(double[][] q, double[][] positions, MaskedImage image) {
        double[][] queries = Dense.times(positions, q);
        double[][] phi = Dense.timesTransposed(queries, image.features);
        double[][] scores = Dense.timesTransposed(queries, positions);
        for (int p = 0; p < scores.length; p++) {
            for (int r = 0; r < scores.length; r++) {
                if (!image.masked[r]) {
                    int area = image.areaOf[r];
                    scores[p][r] += image.latents[area] * phi[p][area];
                }
            }
        }
        return scores;
    }

    @Override
    public double[][] attention(double[][] q, double[][] positions, MaskedImage image) {
        double[][] attention = scores(q, positions, image);
        for (double[] row : attention) {
            softmax(row, image);
        }
        return attention;
    }

    /**
     * Turns the scores of a query into its attention.
     *
     * @param row a score a key, replaced by the attention on it
     * @param image what the keys are
     */
    protected void softmax(double[] row, MaskedImage image) {
        Dense.softmax(row);
    }

    @Override
    public double[][] areaAttention(double[][] q, double[][] positions, MaskedImage image) {
        return areas(attention(q, positions, image), image);
    }

    private static double[][] areas(double[][] attention, MaskedImage image) {
        double[][] areas = new double[attention.length][image.features.length];
        for (int p = 0; p < attention.length; p++) {
            for (int r = 0; r < attention.length; r++) {
                if (!image.masked[r]) {
                    areas[p][image.areaOf[r]] += attention[p][r];
                }
            }
        }
        return areas;
    }

    @Override
    public double[][] outputs(double[][] q, double[][] positions, MaskedImage image) {
        double[][] areas = areaAttention(q, positions, image);
        for (double[] row : areas) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= image.latents[j];
            }
        }
        return Dense.times(areas, image.features);
    }

    @Override
    public double[] representation(double[][] q, double[][] positions, MaskedImage image) {
        double[] mean = new double[q.length];
        for (double[] output : outputs(q, positions, image)) {
            Dense.add(mean, output, 1.0 / positions.length);
        }
        return mean;
    }

    @Override
    public double maeLoss(double[][] q, double[][] positions, MaskedImage[] batch) {
        double sum = 0;
        for (MaskedImage image : batch) {
            double[][] areas = areaAttention(q, positions, image);
            for (int p = 0; p < areas.length; p++) {
                for (int j = 0; image.masked[p] && j < areas[p].length; j++) {
                    double miss = image.latents[j] * ((j == image.areaOf[p] ? 1 : 0) - areas[p][j]);
                    sum += 0.5 * miss * miss;
                }
            }
        }
        return sum / batch.length;
    }

    @Override
    public double maeLossFloor(MaskedImage[] batch) {
        double sum = 0;
        for (MaskedImage image : batch) {
            int[] unmasked = new int[image.features.length];
            for (int p = 0; p < image.masked.length; p++) {
                unmasked[image.areaOf[p]] += image.masked[p] ? 0 : 1;
            }
            for (int area : image.areaOf) {
                sum += unmasked[area] == 0 ? 0.5 * image.latents[area] * image.latents[area] : 0;
            }
        }
        return sum / batch.length;
    }

    @Override
    public double[][] maeNegativeGradient(double[][] q, double[][] positions, MaskedImage[] batch) {
        double[][] sum = new double[q.length][q.length];
        for (MaskedImage image : batch) {
            double[][] attention = attention(q, positions, image);
            double[][] worth = areas(attention, image);
            for (int p = 0; p < worth.length; p++) {
                for (int j = 0; j < worth[p].length; j++) {
                    double square = image.latents[j] * image.latents[j];
                    worth[p][j] = image.masked[p] ? square * ((j == image.areaOf[p] ? 1 : 0) - worth[p][j]) : 0;
                }
            }
            addGradient(sum, attention, worth, positions, image, 1.0 / batch.length);
        }
        return sum;
    }

    /**
     * Adds sum_p e_p (sum_r delta_pr (M(X)_r + e_r))^T, where delta is what the softmax lets through of what an area
     * is worth to a query.
     */
    private void addGradient(double[][] sum, double[][] attention, double[][] worth, double[][] positions,
            MaskedImage image, double weight) {
        double[][] phi = new double[positions.length][image.features.length];
        double[][] upsilon = new double[positions.length][positions.length];
        for (int p = 0; p < positions.length; p++) {
            double mean = 0;
            for (int r = 0; r < positions.length; r++) {
                mean += image.masked[r] ? 0 : attention[p][r] * worth[p][image.areaOf[r]];
            }
            for (int r = 0; r < positions.length; r++) {
                int area = image.areaOf[r];
                double delta = weight * attention[p][r] * ((image.masked[r] ? 0 : worth[p][area]) - mean);
                upsilon[p][r] = delta;
                phi[p][area] += image.masked[r] ? 0 : image.latents[area] * delta;
            }
        }
        double[][] gradient = fromCoordinates(phi, upsilon, positions, image.features);
        for (int i = 0; i < sum.length; i++) {
            Dense.add(sum[i], gradient[i], 1);
        }
    }

    private double[][] others(double[][] q, double[][] positions, Sample sample) {
        double[][] others = new double[1 + sample.negatives.length][];
        others[0] = representation(q, positions, sample.positive);
        for (int s = 1; s < others.length; s++) {
            others[s] = representation(q, positions, sample.negatives[s - 1]);
        }
        return others;
    }

    @Override
    public double[] similarities(double[][] q, double[][] positions, Sample sample) {
        double[][] anchor = {representation(q, positions, sample.anchor)};
        return Dense.timesTransposed(anchor, others(q, positions, sample))[0];
    }

    @Override
    public double clLoss(double[][] q, double[][] positions, Sample[] batch, double tau) {
        double sum = 0;
        for (Sample sample : batch) {
            double[] similarities = similarities(q, positions, sample);
            double most = Double.NEGATIVE_INFINITY;
            for (double similarity : similarities) {
                most = Math.max(most, (similarity - similarities[0]) / tau);
            }
            double total = 0;
            for (double similarity : similarities) {
                total += Math.exp((similarity - similarities[0]) / tau - most);
            }
            sum += tau * (most + Math.log(total));
        }
        return sum / batch.length;
    }

    @Override
    public double[][] clNegativeGradient(double[][] q, double[][] positions, Sample[] batch, double tau) {
        double[][] sum = new double[q.length][q.length];
        for (Sample sample : batch) {
            double[] share = similarities(q, positions, sample);
            for (int s = 0; s < share.length; s++) {
                share[s] /= tau;
            }
            Dense.softmax(share);
            double[][] others = others(q, positions, sample);
            double[] pull = others[0].clone();
            for (int s = 0; s < share.length; s++) {
                Dense.add(pull, others[s], -share[s]);
            }
            double[] worth = Dense.timesTransposed(new double[][] {pull}, sample.anchor.features)[0];
            double[][] worths = new double[positions.length][worth.length];
            for (int p = 0; p < worths.length; p++) {
                for (int j = 0; j < worth.length; j++) {
                    worths[p][j] = sample.anchor.latents[j] * worth[j] / positions.length;
                }
            }
            addGradient(sum, attention(q, positions, sample.anchor), worths, positions, sample.anchor,
                    1.0 / batch.length);
        }
        return sum;
    }
}
