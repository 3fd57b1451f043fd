import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allWorkflows } from './all-workflows';

const workspaceRoot = join(__dirname, '..', '..', '..', '..');
const PULL_REQUEST = '.github/workflows/pull-request.yml';
const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The parser is an ES module, which Jest does not load; the command that `verify` runs does. */
function parse(...files: string[]): { status: number | null; stderr: string } {
  const script = join(__dirname, 'parse.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...files], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  });
}

function broken(from: string, to: string): string {
  const text = allWorkflows().get(PULL_REQUEST) ?? '';
  expect(text).toContain(from);
  const file = join(folder, 'broken.yml');
  writeFileSync(file, text.replace(from, to));
  return file;
}

test('what is generated is what GitHub reads', () => {
  const files = [...allWorkflows().keys()];
  expect(parse(...files)).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  ['an event that does not exist', '  pull_request:', '  pull_requests:', "Unexpected value 'pull_requests'"],
  ['a key that does not exist', 'runs-on:', 'run-on:', 'Required property is missing: runs-on'],
  ['a permission that does not exist', 'id-token: write', 'id-token: execute', "Unexpected value 'execute'"],
  ['a job that does not exist', '      - check', '      - checks', "depends on unknown job 'checks'"],
  ['a function that does not exist', 'if: always()', 'if: allways()', "Unrecognized function: 'allways'"],
  ['a comparison that is none', 'full_name ==', 'full_name ===', "Unexpected symbol: '='"],
  ['a value of nothing', 'github.event.pull_request.base', 'git.base', "Unrecognized named-value: 'git'"],
])('%s is refused', (_, from, to, message) => {
  const { status, stderr } = parse(broken(from, to));
  expect(stderr).toContain(message);
  expect(status).toBe(1);
});

test('no file at all is refused', () => {
  expect(parse().status).toBe(1);
});

test('verify shows it every workflow that is there', () => {
  const { targets } = JSON.parse(
    readFileSync(join(workspaceRoot, 'tools/delivery/project.json'), 'utf8'),
  ) as {
    targets: { verify: { command: string } };
  };
  expect(targets.verify.command).toContain('workflows/parse.ts .github/workflows/*.yml');
});
