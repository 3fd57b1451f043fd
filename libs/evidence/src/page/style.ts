/** Looks of the page. Colours follow the scheme of whoever reads, and none carries a meaning that no word says. */
export const pageStyle = `
:root { color-scheme: light dark; --line: #c9ced6; --soft: #f3f5f8; --bad: #a4161a; --good: #1b5e35; --mid: #5b4a00; --word: #1c2430; --back: #ffffff; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --line: #3b4452; --soft: #1d232d; --bad: #ff9b96; --good: #8fd6a8; --mid: #e8cf7a; --word: #e6eaf0; --back: #12161d; --link: #8ec1ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 80rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--word); background: var(--back); }
h1 { font-size: 1.5rem; margin: .2rem 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin: 0; font-size: 1.05rem; } h4 { margin: .8rem 0 .2rem; font-size: .95rem; }
a { color: var(--link); } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font: .85rem/1.4 ui-monospace, monospace; } code, td, dd, li, h3, p { overflow-wrap: anywhere; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; background: var(--back); }
.draft { padding: .6rem 1rem; border: 3px solid var(--bad); }
.stamp { position: fixed; inset: 40% 0 auto 0; text-align: center; font-size: clamp(5rem, 22vw, 15rem); font-weight: 700; color: var(--bad); opacity: .09; transform: rotate(-24deg); pointer-events: none; z-index: 1; }
nav a { display: inline-block; margin-right: 1rem; padding: .2rem 0; }
dl.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .2rem 1rem; } dl.facts dt { font-weight: 600; } dl.facts dd { margin: 0; }
form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; position: sticky; top: 0; padding: .6rem 0; background: var(--back); z-index: 2; border-bottom: 1px solid var(--line); }
label { display: grid; font-size: .85rem; } input, select, button { font: inherit; padding: .3rem .5rem; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 4px; max-width: 100%; }
article { margin: 1rem 0; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: 6px; scroll-margin-top: 6rem; } article[hidden] { display: none; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 3px solid var(--line); }
ul.states { list-style: none; padding: 0; margin: .4rem 0; } ul.states li { padding: .1rem 0; }
.supported { color: var(--good); } .open { color: var(--bad); } .unjudged { color: var(--mid); } .state { font-weight: 700; }
.tag { display: inline-block; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; } caption { text-align: left; font-size: .85rem; } th, td { padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); min-width: 5rem; }
details > summary { cursor: pointer; padding: .2rem 0; } .fine { font-size: .85rem; }
@media (max-width: 480px) { dl.facts { grid-template-columns: 1fr; } body { padding: .6rem; } form { position: static; } }
@media print {
  form, nav, .skip, button { display: none !important; } body { max-width: none; font-size: 9pt; } form { position: static; }
  article { break-inside: avoid-page; } details:not([open]) { display: none; } .stamp { opacity: .12; } a { color: inherit; text-decoration: none; }
}
`;
