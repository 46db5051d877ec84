package org.plumbline.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.report.Figure;
import org.plumbline.report.Picture;

/**
 * How much attention depends on the query, MAE against CL over the training: the paper's headline in numbers
 * (thm:diversity).
 */
final class DiversityFigure {

    private DiversityFigure() {
    }

    /** Up to three pictures in one figure; empty if nothing is measurable throughout. */
    static Optional<Figure> of(List<Course> courses) {
        List<Picture> pictures = new ArrayList<>();
        Pictures.diversity(courses, "mean distance of two rows", each -> middle(each.distance()),
                "Mean distance of two rows of attention over the training: " + ends(courses) + ".")
                .ifPresent(pictures::add);
        Pictures.diversity(courses, "information, nats", each -> middle(each.information()),
                "Mutual information of query area and key area over the training.").ifPresent(pictures::add);
        Pictures.diversity(courses, "effective rank", each -> each.rank().orElse(Double.NaN),
                "Effective rank of the rows of attention over the training.").ifPresent(pictures::add);
        return pictures.isEmpty() ? Optional.empty() : Optional.of(new Figure("How different the queries' attention "
                + "is, over the training.",
                "How far two queries' rows of area attention lie apart, from 0 to 1; how much the area of the query "
                        + "tells about the area it looks at; and of how many patterns the rows are made. MAE counts "
                        + "masked queries with something to look for. The theory says: MAE's queries learn to differ, "
                        + "CL's do not (`thm:diversity`); from a start at 0 CL's rows are equal by symmetry. At the "
                        + "end the distance is " + ends(courses) + ".",
                pictures));
    }

    private static String ends(List<Course> courses) {
        List<String> parts = new ArrayList<>();
        for (Course course : courses) {
            parts.add(course.objective().name() + " " + course.diversity().distance().map(Interval::words)
                    .orElse("not measurable"));
        }
        return String.join(", ", parts);
    }

    private static double middle(Optional<Enclosure> value) {
        return value.map(Interval::middle).orElse(Double.NaN);
    }
}
