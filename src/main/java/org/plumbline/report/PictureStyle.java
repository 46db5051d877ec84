package org.plumbline.report;

/** How the parts of pictures look, in terms of the theme's variables. */
final class PictureStyle {
    static final String CSS = """
            .plot{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;\
            font-variant-numeric:tabular-nums;print-color-adjust:exact;-webkit-print-color-adjust:exact}
            .plot text{fill:var(--ink);font-size:13px}
            .plot .strong{font-weight:600}
            .plot .tick,.plot .note{fill:var(--muted);font-size:12px}
            .plot .halo{paint-order:stroke;stroke:var(--surface);stroke-width:4px;stroke-linejoin:round}
            .plot .grid{stroke:var(--grid);stroke-width:1}
            .plot .axis{stroke:var(--axis);stroke-width:1;fill:none}
            .plot .reference{stroke:var(--muted);stroke-width:1.2;stroke-dasharray:5 3}
            .plot .leader{stroke:var(--muted);stroke-width:.8}
            .plot .curve{fill:none;stroke:currentColor;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
            .plot .dash{stroke-dasharray:7 6}
            .plot .dot{stroke-dasharray:.1 5}
            .plot .dashdot{stroke-dasharray:9 5.5 .1 5.5}
            .plot .longdash{stroke-dasharray:16 6}
            .plot .dashdotdot{stroke-dasharray:9 5.5 .1 5.5 .1 5.5}
            .plot .point{fill:currentColor;stroke:var(--surface);stroke-width:1}
            .plot .bar{fill:currentColor;stroke:currentColor;stroke-width:1.2}
            .plot .bar.hollow{fill-opacity:.16}
            .plot .bar.half{fill-opacity:.55}
            .plot .cells{shape-rendering:crispEdges}
            .plot .divider{stroke:var(--axis);stroke-width:1;shape-rendering:crispEdges}
            .plot .border{stroke:var(--surface);stroke-width:2;fill:none}
            .plot .veil{fill:var(--surface);fill-opacity:.62}
            .plot .hatch{stroke:var(--ink);stroke-width:1;stroke-opacity:.55;fill:none}
            .plot .on-a0{fill:var(--on-a0)}
            .plot .verdict{stroke:var(--surface);stroke-width:2}.plot .sign{font-weight:600}
            .plot .verdict.good{fill:var(--good-tint)}.plot .sign.good{fill:var(--good)}
            .plot .verdict.bad{fill:var(--bad-tint)}.plot .sign.bad{fill:var(--bad)}
            .plot .verdict.open{fill:var(--open-tint)}.plot .sign.open{fill:var(--open)}
            .plot .verdict.idle{fill:var(--idle-tint)}.plot .sign.idle{fill:var(--idle)}
            """;

    private PictureStyle() {}
}
