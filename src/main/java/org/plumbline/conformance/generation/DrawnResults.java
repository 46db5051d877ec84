package org.plumbline.conformance.generation;

import java.math.BigInteger;
import java.util.List;

import org.plumbline.conformance.BoundedArray;
import org.plumbline.conformance.Topic;
import org.plumbline.conformance.generation.CaseInputs.Draw;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Enclosure;
import org.plumbline.sampling.Sampler.MaskedDraw;
import org.plumbline.sampling.Streams.Purpose;

/**
 * The results of a draw from a seed: whole and dyadic numbers, exactly.
 */
final class DrawnResults {

    private DrawnResults() {
    }

    /** All results, in the order of the file. */
    static List<BoundedArray> of(Draw draw) {
        Results results = new Results(Topic.DATA);
        Setting setting = draw.setting();
        int positions = setting.positions();
        results.add("areaOf", setting.clusters(), positions,
                (k, p) -> Enclosure.of(setting.partition(k).areaOf(p)));
        if (draw.rounds() > 0) {
            OrthonormalFamily family = setting.family();
            results.add("family", family.vectors(), family.dimension(), (i, l) -> Enclosure
                    .of(Dyadic.of(BigInteger.valueOf(family.numerator(i, l)), family.scale())));
        }
        int views = draw.purpose() == Purpose.CL ? 2 : 1;
        MaskedDraw first = draw.drawn().get(0);
        results.add("cluster", Enclosure.of(first.image().cluster()));
        results.add("latents", first.image().areas(), j -> Enclosure.of(first.image().latent(j)));
        results.add("masks", views, positions, (v, p) -> masked(draw.drawn().get(v), p));
        if (draw.negatives() > 0) {
            List<MaskedDraw> negatives = draw.drawn().subList(views, draw.drawn().size());
            results.add("negativeClusters", negatives.size(), s -> Enclosure.of(negatives.get(s).image().cluster()));
            results.add("negativeLatents", negatives.size(), first.image().areas(),
                    (s, j) -> Enclosure.of(negatives.get(s).image().latent(j)));
            results.add("negativeMasks", negatives.size(), positions, (s, p) -> masked(negatives.get(s), p));
        }
        return results.list();
    }

    private static Enclosure masked(MaskedDraw draw, int p) {
        return Enclosure.of(draw.mask().isMasked(p) ? 1 : 0);
    }
}
