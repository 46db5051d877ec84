package org.example;

import org.plumbline.tck.ConformanceTest;
import org.plumbline.tck.Implementation;

class FastTransformerTest extends ConformanceTest {

    @Override
    protected Implementation implementation() {
        return new FastTransformer();
    }
}
