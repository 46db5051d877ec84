package org.plumbline.report;

/**
 * A colour in OKLab, where equal distances look equally different.
 *
 * @param lightness 0 black to 1 white
 * @param a green to red
 * @param b blue to yellow
 */
record Colour(double lightness, double a, double b) {
    /** The colour of a lightness, chroma and hue in degrees; less chroma where a screen cannot show as much. */
    static Colour lch(double lightness, double chroma, double hue) {
        double angle = hue / 180 * StrictMath.PI;
        for (double c = chroma;; c -= 0.002) {
            Colour colour = new Colour(lightness, c * StrictMath.cos(angle), c * StrictMath.sin(angle));
            if (c <= 0 || colour.onScreen()) {
                return colour;
            }
        }
    }

    double distance(Colour other) {
        double dl = lightness - other.lightness;
        double da = a - other.a;
        double db = b - other.b;
        return Math.sqrt(dl * dl + da * da + db * db);
    }

    /** The colour part-way to another. */
    Colour towards(Colour other, double part) {
        return new Colour(lightness + part * (other.lightness - lightness), a + part * (other.a - a),
                b + part * (other.b - b));
    }

    /** The colour as CSS writes it, six hexadecimal digits. */
    String hex() {
        StringBuilder out = new StringBuilder("#");
        for (double channel : linear()) {
            double c = Math.min(1, Math.max(0, channel));
            double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * StrictMath.pow(c, 1 / 2.4) - 0.055;
            int byteValue = (int) Math.round(255 * encoded);
            out.append(Character.forDigit(byteValue >> 4, 16)).append(Character.forDigit(byteValue & 15, 16));
        }
        return out.toString();
    }

    private boolean onScreen() {
        for (double channel : linear()) {
            if (channel < -1e-4 || channel > 1 + 1e-4) {
                return false;
            }
        }
        return true;
    }

    /** Linear-light red, green and blue, by Ottosson's matrices. */
    private double[] linear() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
                4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
