package org.plumbline.reference.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.plumbline.reference.number.Dyadic;

class ImageTest {

    @Test
    void anImageIsItsDraws() {
        Dyadic[] latents = {Dyadic.of(2), Dyadic.ONE};
        Image image = new Image(1, latents);
        latents[0] = Dyadic.of(7);
        assertEquals(1, image.cluster());
        assertEquals(2, image.areas());
        assertEquals(Dyadic.of(2), image.latent(0));
        assertEquals(Dyadic.ONE, image.latent(1));
    }

    @Test
    void latentsArePositive() {
        assertThrows(IllegalArgumentException.class, () -> new Image(0, new Dyadic[] {Dyadic.ONE, Dyadic.ZERO}));
        assertThrows(IllegalArgumentException.class, () -> new Image(0, new Dyadic[] {Dyadic.of(-1)}));
    }
}
