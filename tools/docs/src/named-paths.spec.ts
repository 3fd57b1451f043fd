import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const workspaceRoot = join(__dirname, '..', '..', '..');
const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: workspaceRoot, encoding: 'utf8' })
  .split('\n')
  .filter((page) => page !== '' && existsSync(join(workspaceRoot, page)));

/** Paths that a page names in code: whole ones, without a placeholder. */
const NAMED = /`((?:apps|libs|tools|platform|exceptions|docs)\/[\w./-]+)`/g;
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g;
/** What commands make, and git does not keep. */
const MADE = /^(dist|tmp|\.local-aws)\//;

const textOf = (page: string): string => readFileSync(join(workspaceRoot, page), 'utf8');
const missing = (paths: readonly string[]): string[] =>
  paths.filter((path) => !MADE.test(path) && !existsSync(join(workspaceRoot, path)));

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...textOf(page).matchAll(LINK)].map(([, path = '']) => normalize(join(dirname(page), path)));
  expect(missing(links)).toEqual([]);
});

/** Pages about what is here; the others also name what their reader will make. */
test.each(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'])(
  'every path that %s names is there',
  (page) => {
    expect(missing([...textOf(page).matchAll(NAMED)].map(([, path = '']) => path))).toEqual([]);
  },
);
