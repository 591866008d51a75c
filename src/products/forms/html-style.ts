/** Style of the page: light and dark by the reader's setting, one column on a phone, everything open on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#59626d;--paper:#fff;--line:#d9dee4;--mark:#fff1a8;--lit:#ffd23f;--accent:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#9aa5b1;--paper:#14181d;--line:#323a44;--mark:#4a4213;--lit:#8a6d00;--accent:#79b8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:66rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.2rem;border-bottom:1px solid var(--line);padding-bottom:.2rem;margin:2rem 0 .6rem}
h3{font-size:1rem;margin:1.2rem 0 .4rem}
.front div{display:flex;gap:.8rem}.front dt{flex:0 0 4rem;font-weight:600}.front dd{margin:0}
nav{font-size:.9rem;display:flex;flex-wrap:wrap;gap:.2rem .9rem}
a{color:var(--accent)}
em,.facts,.chain{color:var(--soft)}.facts,.chain{font-size:.88rem}
li{margin:.35rem 0}
q{quotes:none}
table{border-collapse:collapse;width:100%;font-size:.9rem;overflow-wrap:break-word}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}
.cite{white-space:nowrap;font-size:.75em;vertical-align:super;text-decoration:none;padding:0 .15em}
.cite::before{content:"["}.cite::after{content:"]"}
details{border:1px solid var(--line);border-radius:6px;margin:.4rem 0;padding:.4rem .7rem}
summary{cursor:pointer}
.text{white-space:pre-wrap;margin-top:.6rem;max-height:70vh;overflow:auto}
mark{background:var(--mark);color:inherit}mark.lit{background:var(--lit)}
.text:focus-visible,a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
:target{scroll-margin-top:1rem}
#citations li:target{outline:2px solid var(--lit)}
@media (max-width:40rem){thead{display:none}tr{display:block;border-bottom:1px solid var(--line);padding:.4rem 0}td{display:block;border:0;padding:.1rem 0}td:not(:empty)::before{content:attr(data-column) ": ";color:var(--soft);font-size:.85em}.front div{display:block;margin-bottom:.4rem}main{padding:.8rem}ol,ul{padding-left:1.4rem}td[data-column="measure"],td[data-column="actor"],td[data-column="source"]{font-weight:600}}
@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--line:#bbb;--accent:#000}nav{display:none}main{max-width:none;padding:0}body{font-size:10pt}table{font-size:8.5pt}h1{font-size:15pt}h2{font-size:12pt;margin:1rem 0 .4rem}details{border:0;padding:0;margin:.1rem 0}summary{list-style:none}.text,#reports a{display:none}a{color:inherit;text-decoration:none}h2,h3{break-after:avoid}tr,li{break-inside:avoid}}
`;
