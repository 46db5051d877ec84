package org.example;

import org.plumbline.tck.ConformanceTest;
import org.plumbline.tck.Implementation;
import org.plumbline.tck.MaskedImage;

/** The same with a mistake, to see it named: run by its name alone, {@code mvn test -Dtest=BrokenTransformerCheck}. */
class BrokenTransformerCheck extends ConformanceTest {

    @Override
    protected Implementation implementation() {
        return new FastTransformer() {
            @Override
            protected void softmax(double[] row, MaskedImage image) {
                for (int r = 0; r < row.length; r++) {
                    row[r] = image.masked[r] ? Double.NEGATIVE_INFINITY : row[r];
                }
                super.softmax(row, image);
            }
        };
    }

    @Override
    protected boolean isAskedAbout(String topic) {
        return topic.equals("attention") || topic.equals("mae");
    }
}
