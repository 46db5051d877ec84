package org.plumbline.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grids that come with the program can be measured: every point is read and checked. */
class GridsTest {

    @ParameterizedTest
    @CsvSource({"gap, 200, MEAN_FIELD", "edges-eta, 9, POPULATION", "edges-mask, 7, POPULATION"})
    void everyPointIsChecked(String name, int points, Measure measure) {
        Grid grid = Grid.read(Path.of("spec/grids/" + name + ".yaml"));
        assertEquals(points, grid.size());
        assertEquals(measure, grid.measure());
    }
}
