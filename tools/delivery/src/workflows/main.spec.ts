import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allWorkflows } from './all-workflows';

const workspaceRoot = join(__dirname, '..', '..', '..', '..');
const PULL_REQUEST = '.github/workflows/pull-request.yml';
const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The parser is an ES module, which Jest does not load; the program itself does. */
function run(verb: 'write' | 'verify'): { status: number | null; stderr: string } {
  const args = ['--import', 'tsx', join(__dirname, 'main.ts'), verb, folder];
  return spawnSync(process.execPath, args, { cwd: workspaceRoot, encoding: 'utf8' });
}

/** What may be wrong with a workflow, and what GitHub says of it. */
const BROKEN = [
  ['  pull_request:', '  pull_requests:', "Unexpected value 'pull_requests'"],
  ['runs-on:', 'run-on:', 'Required property is missing: runs-on'],
  ['id-token: write', 'id-token: execute', "Unexpected value 'execute'"],
  ['      - check', '      - checks', "depends on unknown job 'checks'"],
  ['if: always()', 'if: allways()', "Unrecognized function: 'allways'"],
  ['full_name ==', 'full_name ===', "Unexpected symbol: '='"],
  ['github.event.pull_request.base', 'git.base', "Unrecognized named-value: 'git'"],
] as const;

beforeAll(() => run('write'));

test('what is generated is what GitHub reads', () => {
  expect(run('verify')).toMatchObject({ status: 0, stderr: '' });
});

test('what GitHub would refuse is named, in workflows that nobody generates as well', () => {
  const text = allWorkflows().get(PULL_REQUEST) ?? '';
  const files = BROKEN.map(([from, to], index) => {
    expect(text).toContain(from);
    const file = join(folder, '.github', 'workflows', `own-${index}.yml`);
    writeFileSync(file, text.replace(from, to));
    return file;
  });
  const { status, stderr } = run('verify');
  files.forEach((file) => rmSync(file));
  for (const [, , message] of BROKEN) expect(stderr).toContain(message);
  expect(status).toBe(1);
});

test('a generated workflow that was edited is out of date', () => {
  writeFileSync(join(folder, PULL_REQUEST), `${allWorkflows().get(PULL_REQUEST)}\n# edited\n`);
  expect(run('verify')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('out of date') as string,
  });
});
