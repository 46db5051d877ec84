package org.plumbline.report;

/** How the parts of a page look, in terms of the theme's variables. */
final class PageStyle {
    private static final String TEXT = """
            *{box-sizing:border-box}
            html{font-size:106.25%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
            body{margin:0;background:var(--paper);color:var(--ink);line-height:1.55;\
            font-family:Charter,"Bitstream Charter","Iowan Old Style","Source Serif 4",Georgia,Cambria,serif;\
            text-rendering:optimizeLegibility;overflow-wrap:break-word}
            header,nav,main,footer{max-width:70rem;margin:0 auto;padding:0 1.5rem}
            h1,h2,p,li,figcaption,caption{text-wrap:pretty}
            h1{font-size:clamp(1.9rem,1.3rem + 2.6vw,3rem);line-height:1.1;letter-spacing:-.015em;font-weight:600;\
            margin:0 0 .9rem;text-wrap:balance}
            h2{font-size:1.55rem;line-height:1.2;letter-spacing:-.008em;font-weight:600;margin:0 0 1rem}
            p{margin:0 0 .9em}
            a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.06em}
            code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}
            code{font-size:.84em}
            :focus-visible{outline:2px solid var(--link);outline-offset:2px}
            header{padding-top:clamp(0rem,1.5vw,1.5rem);position:relative}
            .emblem{display:block;color:var(--a0);margin:0 0 1.1rem -.3rem}
            .lead{font-size:1.2rem;line-height:1.5;max-width:44rem;color:var(--ink)}
            .prose{max-width:42rem}
            section{padding:2.4rem 0 .6rem;border-top:1px solid var(--rule);margin-top:2rem}
            nav{margin-top:1.4rem;font-family:system-ui,sans-serif;font-size:.86rem}
            nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;list-style:none;margin:0;padding:0}
            footer{margin-top:3rem;padding-top:1.2rem;padding-bottom:3rem;color:var(--muted);font-size:.86rem}
            footer p{border-top:1px solid var(--rule);padding-top:1.2rem}
            """;

    private static final String PARTS = """
            .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.6rem,1fr));margin:1.6rem 0 0;\
            background:var(--surface);border:1px solid var(--rule);border-radius:8px;overflow:hidden}
            .facts div{padding:.65rem .9rem;margin:0 -1px -1px 0;\
            border-right:1px solid var(--rule);border-bottom:1px solid var(--rule)}
            .facts dt{font:500 .75rem/1.3 system-ui,sans-serif;color:var(--muted)}
            .facts dd{margin:.1rem 0 0;font-size:1.15rem;font-variant-numeric:tabular-nums lining-nums}
            .figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1.4rem;margin:1.4rem 0 1.8rem}
            body{counter-reset:figure}
            figure{margin:0;background:var(--surface);border:1px solid var(--rule);border-radius:8px;\
            padding:1.2rem 1.2rem 1rem;counter-increment:figure;break-inside:avoid;display:flex;\
            flex-direction:column}
            figure.wide,figure:only-child{grid-column:1/-1}
            .panels{display:flex;flex-wrap:wrap;gap:1.4rem 2.2rem;align-items:flex-start;justify-content:center;\
            margin-bottom:auto}
            .plot{display:block;max-width:100%;height:auto}
            figcaption{font-size:.9rem;line-height:1.45;color:var(--muted);margin-top:1rem;max-width:46rem}
            figcaption strong{color:var(--ink);font-weight:600}
            figcaption strong::before{content:"Figure " counter(figure) ". ";color:var(--muted);font-weight:400}
            .scroll{overflow-x:auto;margin:1.4rem 0 1.8rem}
            table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;\
            font-variant-numeric:tabular-nums lining-nums}
            caption{text-align:left;font-weight:600;padding:0 0 .7rem}
            .summary{font-weight:400;color:var(--muted)}
            th,td{text-align:left;vertical-align:top;padding:.6rem .9rem .6rem 0;border-bottom:1px solid var(--rule)}
            th:last-child,td:last-child{padding-right:0}
            thead th{font:500 .78rem/1.3 system-ui,sans-serif;color:var(--muted);border-bottom:1px solid var(--axis)}
            tbody th{font-weight:400}
            .number{text-align:right}
            tbody tr{break-inside:avoid}
            .verdicts{margin:1.4rem 0 1.8rem}
            .verdicts tbody th{width:27%}
            .verdicts tbody th code{font-weight:600}
            .verdicts td:nth-child(2){width:9.2rem}
            .verdicts td:nth-child(3),.verdicts td:nth-child(4){width:17%}
            .statement,.expectation{display:block}
            .expectation{font:.76rem/1.3 system-ui,sans-serif;color:var(--muted);margin-top:.3rem}
            .unexpected .expectation{color:var(--bad);font-weight:600}
            .unexpected th{box-shadow:inset 4px 0 0 var(--bad);padding-left:.9rem}
            .badge{display:inline-block;font:600 .8rem/1.25 system-ui,sans-serif;padding:.2rem .6rem;\
            border-radius:99px;white-space:nowrap;border:1px solid currentColor;print-color-adjust:exact;\
            -webkit-print-color-adjust:exact}
            .good{color:var(--good);background:var(--good-tint)}
            .bad{color:var(--bad);background:var(--bad-tint)}
            .open{color:var(--open);background:var(--open-tint)}
            .idle{color:var(--idle);background:var(--idle-tint)}
            details{background:var(--surface);border:1px solid var(--rule);border-radius:8px;margin:1rem 0}
            summary{cursor:pointer;padding:.7rem 1.1rem;font:500 .9rem/1.4 system-ui,sans-serif}
            pre{margin:0;padding:.9rem 1.1rem 1.1rem;overflow-x:auto;font-size:.95rem;line-height:1.5;\
            border-top:1px solid var(--rule);tab-size:4}
            """;

    private static final String NARROW = """
            @media (max-width:60rem){.figures{grid-template-columns:minmax(0,1fr)}}
            @media screen and (max-width:48rem){
            .verdicts,.verdicts tbody,.verdicts tr,.verdicts caption{display:block}
            .verdicts thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
            .verdicts tr{border:1px solid var(--rule);border-radius:8px;background:var(--surface);\
            padding:.8rem 1rem;margin-bottom:.8rem}
            .verdicts tbody th,.verdicts td,.verdicts td:nth-child(n){display:block;width:auto;border:0;\
            padding:.22rem 0}
            .verdicts td::before{content:attr(data-label) ": ";color:var(--muted);\
            font:500 .76rem/1 system-ui,sans-serif}
            .verdicts td:nth-child(2)::before{content:none}
            .expectation{display:inline;margin-left:.6rem}
            .unexpected th{box-shadow:none}
            .verdicts tr.unexpected{box-shadow:inset 4px 0 0 var(--bad)}
            }
            @media screen and (max-width:34rem){
            header,nav,main,footer{padding-left:1rem;padding-right:1rem}
            figure{margin:0 -1rem;border-left:0;border-right:0;border-radius:0;padding:1rem .5rem .9rem}
            figcaption{padding:0 .5rem}
            }
            """;

    private static final String PRINT = """
            @media print{
            @page{margin:16mm 14mm}
            html{font-size:68%}
            body{background:none}
            nav{display:none}
            section{padding-top:1.2rem;margin-top:1rem}
            h2{break-after:avoid}
            figure,details,.facts{border-color:#bbb}
            .figures{grid-template-columns:repeat(2,minmax(0,1fr))}
            pre{white-space:pre-wrap}
            }
            """;

    static final String CSS = TEXT + PARTS + NARROW + PRINT;

    private PageStyle() {}
}
