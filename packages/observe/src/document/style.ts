/**
 * The look of a report: a column to read in, pictures and tables a little wider, light and dark, and on paper. Colours of
 * text have a contrast of 4.5 to 1 or more on their ground. No address, no font from elsewhere.
 */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --ground: #fdfcf9; --raised: #f5f3ec; --ink: #1d1c1a; --quiet: #5c5852; --line: #d8d3c7; --faint: #ebe7dc;
  --leak: #a8231b; --leak-ground: #fbeae7; --good: #0b4fb3; --good-ground: #e6eefb; --plain: #6d675d; --sea: #f3f5f1;
  --serif: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif;
  --mono: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #161513; --raised: #201f1c; --ink: #ece8e0; --quiet: #b3ada2; --line: #454139; --faint: #2b2925;
    --leak: #ff8f84; --leak-ground: #3a1c19; --good: #93bbff; --good-ground: #1a2740; --plain: #a79f92; --sea: #1b1d1b;
  }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem }
body {
  margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word;
}
.skip { position: absolute; left: -100rem; top: 0; background: var(--ground); padding: .5rem 1rem; z-index: 1 }
.skip:focus { left: 0 }
header, main, footer { width: min(100% - 2.5rem, 60rem); margin-inline: auto }
header { padding-top: 3.5rem }
.kicker, .byline, nav, h2 .number, h3, th, caption, figcaption, .mark, .numbers, .date, dt, summary, footer {
  font-family: var(--sans);
}
.kicker { margin: 0; color: var(--leak); font-size: .8125rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase }
h1 { margin: .4rem 0 1rem; font-size: clamp(1.75rem, 1.1rem + 2.6vw, 2.75rem); line-height: 1.15; font-weight: 600; max-width: 24em; text-wrap: balance }
.byline { margin: 0; color: var(--quiet); font-size: .875rem; max-width: 44rem }
nav { margin-top: 2rem; padding: 1rem 0; border-block: 1px solid var(--line); font-size: .875rem }
nav ol { margin: 0; padding: 0; list-style: none; columns: 3 15rem; column-gap: 2rem }
nav li { padding: .15rem 0; break-inside: avoid }
nav a { text-decoration: none; display: inline-block; padding: .15rem 0 }
nav a:hover { text-decoration: underline }
nav .number, h2 .number { color: var(--quiet); font-variant-numeric: tabular-nums }
a { color: var(--good) }
:focus-visible { outline: 2px solid var(--good); outline-offset: 3px; border-radius: 2px }
section { margin-top: 4rem }
h2 { margin: 0 0 1rem; padding-top: 1rem; border-top: 3px solid var(--ink); font-size: 1.6rem; line-height: 1.2; font-weight: 600 }
h2 .number { font-size: 1rem; font-weight: 400; margin-right: .35rem }
h3 { margin: 2.25rem 0 .6rem; font-size: 1.05rem; line-height: 1.35; font-weight: 600 }
p, ul, ol { max-width: 40rem; margin: 0 0 1rem }
ul, ol { padding-left: 1.25rem }
li { margin-bottom: .45rem }
.lede { font-size: 1.1875rem; line-height: 1.55 }
.note { padding: .6rem .9rem; border-left: 3px solid var(--line); background: var(--raised); font-size: 1rem }
code { font: .875em/1.4 var(--mono); overflow-wrap: anywhere }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem 1.5rem; margin: 1.75rem 0 2rem }
.numbers div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-top: 1px solid var(--line); padding-top: .45rem }
.numbers dt { color: var(--quiet); font-size: .8125rem; font-weight: 400; line-height: 1.35 }
.numbers dd { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums }
.numbers .leak dd { color: var(--leak) }
.numbers .good dd { color: var(--good) }
.dates { list-style: none; padding: 0; margin-left: 6px; max-width: 44rem }
.dates li { display: grid; grid-template-columns: 7rem 1fr; gap: 0 1.25rem; margin: 0; padding: .35rem 0 .35rem 1rem; border-left: 2px solid var(--line); position: relative }
.dates li::before { content: ''; position: absolute; left: -6px; top: .95rem; width: 10px; height: 10px; border-radius: 50%; background: var(--ground); border: 2px solid var(--plain) }
.dates .leak::before { background: var(--leak); border-color: var(--leak) }
.dates .good::before { background: var(--good); border-color: var(--good) }
.date { font-size: .875rem; font-weight: 600; line-height: 1.95; font-variant-numeric: tabular-nums }
figure { margin: 2rem 0 }
figcaption, caption { color: var(--quiet); font-size: .8125rem; line-height: 1.5; text-align: left }
figcaption { margin-top: .6rem; max-width: 46rem }
figcaption strong, caption strong { color: var(--ink) }
caption { padding-bottom: .5rem; caption-side: top }
.picture svg { display: block; width: 100%; height: auto; max-width: 60rem }
.picture .narrow { display: none }
#figure-map svg { max-width: 40rem }
details { margin-top: .75rem }
summary { cursor: pointer; font-size: .8125rem; color: var(--good); padding: .25rem 0; width: fit-content }
details[open] > summary { margin-bottom: .5rem }
details .frame { margin-top: .5rem; max-height: 26rem; overflow-y: auto }
.frame { margin: 1.5rem 0 }
.frame[tabindex] { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font: .875rem/1.45 var(--sans) }
th, td { padding: .4rem .9rem .4rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--faint) }
th:last-child, td:last-child { padding-right: 0 }
thead th { border-bottom: 1.5px solid var(--ink); font-size: .75rem; line-height: 1.35; font-weight: 600; color: var(--quiet); vertical-align: bottom }
tbody th { font-weight: 500 }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums }
td.number { white-space: nowrap }
.plain { width: auto; min-width: min(100%, 26rem) }
.plain th, .plain td { padding-right: 2rem }
.stack th:first-child { width: 27% }
.code { margin: 1.5rem 0 }
.code figcaption { margin: 0 0 .35rem; color: var(--ink); font-weight: 600 }
pre { margin: 0; padding: .8rem 1rem; background: var(--raised); border: 1px solid var(--faint); border-radius: 4px; overflow-x: auto; font: .8125rem/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere }
pre code { font: inherit }
.columns pre { white-space: pre; overflow-wrap: normal }
.mark { display: inline-block; padding: .05rem .5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .75rem; line-height: 1.5; font-weight: 500; color: var(--quiet) }
.mark.leak, .mark.device, .mark.subscriber, .mark.location { color: var(--leak); background: var(--leak-ground) }
.mark.good { color: var(--good); background: var(--good-ground) }
.mark.network-identifier { color: var(--leak) }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); gap: 1.25rem; align-items: start }
.card { padding: 1rem 1.15rem 1.1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); font-size: .9375rem; line-height: 1.5 }
.card h3 { margin: 0 0 .5rem; font-size: 1rem; text-wrap: pretty }
.card p.mark { margin: 0 0 .5rem; background: var(--ground) }
.card p.mark.leak { background: var(--leak-ground) }
.card p.mark.good { background: var(--good-ground) }
.card dl { margin: 0 }
.card dt { margin-top: .55rem; font-size: .75rem; font-weight: 600; color: var(--quiet) }
.card dd { margin: 0 }
.card dd + dd { margin-top: .2rem }
footer { margin-top: 4rem; padding: 1.25rem 0 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .8125rem }
footer p { max-width: 44rem }

svg text { font: 13px var(--sans); fill: var(--ink) }
svg .heading { font-weight: 600 }
svg .quiet { fill: var(--quiet); font-size: 12px }
svg .fix-text { fill: var(--good); font-size: 12px; font-weight: 600 }
svg .halo { paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round }
svg .tiny { fill: var(--quiet); font-size: 10.5px }
svg .bar-ground { fill: var(--faint) }
svg .whisker { stroke: var(--ink); stroke-width: 1.5 }
svg .axis { stroke: var(--ink); stroke-width: 1 }
svg .grid { stroke: var(--line); stroke-width: 1; fill: none }
svg .faint { stroke: var(--faint) }
svg .band { fill: var(--raised) }
svg .odd { fill: var(--faint) }
svg .sea { fill: var(--sea) }
svg .leak-fill { fill: var(--leak) }
svg .good-fill { fill: var(--good) }
svg .plain-fill { fill: var(--plain) }
svg .open-fill { fill: var(--good); fill-opacity: .4 }
svg .out-fill { fill: var(--line) }
svg .release { stroke: var(--quiet); stroke-dasharray: 2 3; fill: none }
svg .release.fix { stroke: var(--good); stroke-dasharray: none; stroke-width: 1.5 }
svg .tick { fill: var(--plain) }
svg .tick.leak { fill: var(--leak) }
svg .spot { fill: var(--leak); fill-opacity: .28; stroke: var(--leak); stroke-width: 1 }
svg .spot.main { fill-opacity: .5; stroke-width: 1.5 }
svg .way { fill: none; stroke: var(--ink); stroke-opacity: .55; stroke-width: 1.25 }
svg .scale { stroke: var(--ink); stroke-width: 2 }
svg .party { fill: var(--raised); stroke: var(--line) }
svg .boundary { stroke: var(--plain); stroke-dasharray: 5 4 }
svg .arrow { fill: none; stroke-width: 2 }
svg .clear { stroke: var(--leak) }
svg .sealed { stroke: var(--good); stroke-dasharray: 6 4 }
svg .tip.clear { fill: var(--leak) }
svg .tip.sealed { fill: var(--good); stroke-dasharray: none }
svg .curve { fill: none; stroke: var(--leak); stroke-width: 2 }
svg .curve.second { stroke: var(--good) }
svg .curve.third { stroke: var(--good); stroke-dasharray: 7 4 }
svg .dot { fill: var(--leak) }
svg .dot.second { fill: var(--good) }
svg .dot.third { fill: var(--ground); stroke: var(--good); stroke-width: 1.5 }
svg .dot.published { fill: var(--ink) }

@media (max-width: 40rem) {
  body { font-size: 1rem }
  header, main, footer { width: min(100% - 2rem, 60rem) }
  header { padding-top: 2rem }
  section { margin-top: 3rem }
  .picture .wide { display: none }
  .picture .narrow { display: block }
  .numbers { grid-template-columns: repeat(2, minmax(0, 1fr)) }
  .dates li { grid-template-columns: 1fr }
  .dates .date { line-height: 1.4 }
  .stack, .stack tbody, .stack tr, .stack th, .stack td, .stack caption { display: block; width: auto; max-width: none }
  .stack tbody th:first-child { width: auto; font-weight: 600; border: 0; padding: 0 0 .2rem }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .stack tr { padding: .65rem 0; border-bottom: 1px solid var(--line) }
  .stack td { border: 0; padding: .1rem 0; text-align: left }
  .stack td::before { content: attr(data-head); display: block; font-size: .6875rem; color: var(--quiet) }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --raised: #f7f6f3; --ink: #000000; --quiet: #4a4741; --line: #c9c5bb; --faint: #e4e1d9;
    --leak: #a8231b; --leak-ground: #ffffff; --good: #0b4fb3; --good-ground: #ffffff; --plain: #6d675d; --sea: #f6f7f5;
  }
  @page { size: A4; margin: 18mm 16mm }
  body { font-size: 10pt; line-height: 1.45; print-color-adjust: exact; -webkit-print-color-adjust: exact }
  header, main, footer { width: 100% }
  header { padding-top: 0 }
  h1 { font-size: 22pt }
  h2 { font-size: 14pt; break-after: avoid; padding-top: 2mm }
  .lede { font-size: 11.5pt; line-height: 1.45 }
  .picture svg { max-height: 150mm }
  h3, caption, .code figcaption { break-after: avoid }
  section { margin-top: 10mm }
  .skip, nav, summary { display: none }
  .picture .wide { display: block }
  .picture .narrow { display: none }
  .picture, .numbers, tr, .dates li, .card h3, .card dd { break-inside: avoid }
  .card h3, .card dt, .card p.mark { break-after: avoid }
  .cards { display: block; columns: 2; column-gap: 5mm }
  .card { -webkit-box-decoration-break: clone; box-decoration-break: clone; margin-bottom: 4mm; padding: 3mm; font-size: 8pt; line-height: 1.4 }
  .card h3 { font-size: 9pt }
  .card dt { font-size: 7pt; margin-top: 1.2mm }
  .numbers { grid-template-columns: repeat(auto-fit, minmax(5.5rem, 1fr)); gap: 3mm; margin: 5mm 0 }
  .numbers dd { font-size: 15pt }
  .numbers dt { font-size: 7.5pt }
  table { font-size: 8pt }
  th, td { padding-block: .25rem }
  figure { margin: 5mm 0 }
  .frame[tabindex], details .frame { overflow: visible; max-height: none }
  details:not([open]) { display: none }
  pre { overflow: visible; font-size: 7.5pt }
  a { color: inherit; text-decoration: none }
}
`;
