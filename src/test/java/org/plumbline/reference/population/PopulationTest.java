package org.plumbline.reference.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.plumbline.reference.number.Dyadic;

class PopulationTest {

    @ParameterizedTest
    @CsvSource({"10,5,4,4", "10,5,10,1", "10,5,0,2", "10,5,4,0", "10,0,4,2", "10,11,4,2", "2000000000,5,4,1",
            "4,2,8,2"})
    void whatIsNoPartitionOrMaskIsRefused(int positions, int masked, int globalSize, int localSize) {
        assertThrows(IllegalArgumentException.class,
                () -> new Population(positions, masked, globalSize, localSize, Dyadic.ONE, Dyadic.ONE));
    }

    @Test
    void latentsArePositive() {
        assertThrows(IllegalArgumentException.class, () -> new Population(10, 5, 4, 2, Dyadic.ZERO, Dyadic.ONE));
        assertThrows(IllegalArgumentException.class, () -> new Population(10, 5, 4, 2, Dyadic.ONE, Dyadic.of(-1)));
    }

    @Test
    void theGroupsOfARowAreAllOtherPositions() {
        Population population = new Population(10, 3, 4, 2, Dyadic.of(3), Dyadic.of(2));
        RowKind local = population.localRow();
        RowKind global = population.globalRow();
        assertEquals(1, local.ownOthers());
        assertEquals(4, local.globals());
        assertEquals(4, local.rest());
        assertEquals(3, global.ownOthers());
        assertEquals(0, global.globals());
        assertEquals(6, global.rest());
        assertEquals(10, local.rows() + global.rows());
        assertEquals(7, local.unmasked());
        assertEquals(Dyadic.of(2), local.ownLatent());
        assertEquals(Dyadic.of(3), global.ownLatent());
    }

    @Test
    void statesAndLawsRefuseWhatTheyCannotHold() {
        assertThrows(IllegalArgumentException.class, () -> new RowState(3, new BigInteger[6]));
        assertThrows(IllegalArgumentException.class, () -> new CountLaw(5, 6, 2, 10));
        assertThrows(IllegalArgumentException.class, () -> new CountLaw(5, 2, 6, 10));
    }
}
