/** Looks of the page. Colours follow the scheme of whoever reads, and none carries a meaning that no word says. */
export const pageStyle = `
:root { color-scheme: light dark; --line: #c9ced6; --soft: #f3f5f8; --bad: #a4161a; --good: #1b5e35; --word: #1c2430; --back: #ffffff; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3b4452; --soft: #1d232d; --bad: #ff9b96; --good: #8fd6a8; --word: #e6eaf0; --back: #12161d; --link: #8ec1ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 70rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--word); background: var(--back); }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin-bottom: .25rem; }
a { color: var(--link); } a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font: .875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; } caption { text-align: left; } li ul { padding-left: 1.2rem; } th, td { padding: .3rem 1rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
ul.changes { padding: 0; list-style: none; }
ul.changes > li { margin: .5rem 0; padding: .6rem .8rem; border-left: 4px solid var(--line); background: var(--soft); }
li.replaced, li.removed { border-left-color: var(--bad) !important; }
.action { font-weight: 600; } .replaced > .action, .removed > .action { color: var(--bad); } .added > .action { color: var(--good); }
.topics { font-style: italic; } .fine { font-size: .875rem; }
`;
