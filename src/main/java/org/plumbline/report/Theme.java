package org.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every colour of a page, by name, for a light and for a dark background. */
final class Theme {
    /** How many series colours there are, {@code s0} and on; safe for the common kinds of colour blindness. */
    static final int SERIES = 6;

    /** How many colours of local areas there are, {@code a1} and on; {@code a0} is the global area's. */
    static final int LOCAL_AREAS = 8;

    /** Name, colour on light, colour on dark. */
    private static final String NAMED = """
            paper #f7f5f0 #14161a
            surface #fffefb #1b1e24
            ink #1d2024 #e9e7e2
            muted #595e66 #a5abb4
            rule #dcd8ce #363b44
            grid #e9e6de #2a2e36
            axis #8d9097 #7d838d
            link #0b57a0 #86bdf5
            s0 #0b62a8 #5cb3f5
            s1 #c4500a #ff9450
            s2 #0f8f78 #35c9a5
            s3 #a0409a #e08fdc
            s4 #8a6a00 #d9c24a
            s5 #45494f #c3c7ce
            good #17663a #7fd6a0
            good-tint #dff1e4 #173524
            bad #a3221c #ff9d92
            bad-tint #fbe3df #44201d
            open #7a5200 #f0c35c
            open-tint #fbedcb #3d3010
            idle #565b63 #b3b8c0
            idle-tint #e9e8e4 #2b2f37
            a0 #1f4e8c #6fb0f7
            on-a0 #ffffff #0b1524
            """;

    private Theme() {}

    static Map<String, String> light() {
        return colours(1, ColourRamp.light(), 0.89, 0.062);
    }

    static Map<String, String> dark() {
        return colours(2, ColourRamp.dark(), 0.42, 0.07);
    }

    /** The variables as CSS; paper is always light. */
    static String css() {
        return ":root{color-scheme:light dark;" + variables(light()) + "}\n"
                + "@media screen and (prefers-color-scheme:dark){:root{" + variables(dark()) + "}}\n" + classes();
    }

    private static Map<String, String> colours(int column, List<Colour> ramp, double tint, double chroma) {
        Map<String, String> all = new LinkedHashMap<>();
        NAMED.lines().map(line -> line.split(" ")).forEach(parts -> all.put(parts[0], parts[column]));
        for (int i = 1; i <= LOCAL_AREAS; i++) {
            // steps of 135 degrees: neighbours in number are far apart in hue, and eight of them close the circle
            all.put("a" + i, Colour.lch(tint, chroma, (80 + 135 * (i - 1)) % 360).hex());
        }
        for (int i = 0; i < ramp.size(); i++) {
            all.put("q" + i, ramp.get(i).hex());
        }
        return all;
    }

    private static String variables(Map<String, String> colours) {
        List<String> all = new ArrayList<>();
        colours.forEach((name, colour) -> all.add("--" + name + ":" + colour));
        return String.join(";", all);
    }

    private static String classes() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < SERIES; i++) {
            out.append(".s").append(i).append("{color:var(--s").append(i).append(")}");
        }
        for (int i = 0; i <= LOCAL_AREAS; i++) {
            out.append(".a").append(i).append("{fill:var(--a").append(i).append(")}");
        }
        for (int i = 0; i < ColourRamp.LEVELS; i++) {
            out.append(".q").append(i).append("{fill:var(--q").append(i).append(")}");
        }
        return out.append('\n').toString();
    }
}
