import { escaped } from '@hipaa-cdk/errors';

/** What stands on a page that needs nothing but itself. */
export interface PageProps {
  /** Plain text. */
  readonly title: string;
  /** Markup of the page below its title. */
  readonly main: string;
  /**
   * Rules of style beside those that every page has.
   *
   * @default - none
   */
  readonly style?: string;
}

/** A page as one file that loads and runs nothing, whatever stands in it. */
export function pageText({ title, main, style = '' }: PageProps): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
<header><h1>${escaped(title)}</h1></header>
<main>
${main}
</main>
</body>
</html>
`;
}

/** Looks of every page. Colours follow the scheme of whoever reads, and none carries a meaning that no word says. */
const pageStyle = `
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
.fine { font-size: .875rem; }
`;
