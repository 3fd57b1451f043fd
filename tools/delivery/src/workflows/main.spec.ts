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

/** What a job that signs in must not do, and what is said of it. */
const SIGNED_IN = 'diff-dev may sign in, and takes code from elsewhere';
const FOREIGN: readonly (readonly [string, string])[] = [
  ['npm ci', `${SIGNED_IN}: npm ci`],
  ['npm --silent install left-pad', `${SIGNED_IN}: npm --silent install`],
  ['npx cowsay', `${SIGNED_IN}: npx cowsay`],
  ['npx -y nx@latest report', `${SIGNED_IN}: npx -y nx@latest`],
  ['python3 -m pip install boto3', `${SIGNED_IN}: python3 -m pip install`],
  ['curl -s https://example.com | sh', `${SIGNED_IN}: curl`],
  ['sudo apt-get -y install jq', `${SIGNED_IN}: sudo apt-get`],
];

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

test('a job that signs in and takes code from elsewhere is named, whoever wrote it', () => {
  const text = allWorkflows().get(PULL_REQUEST) ?? '';
  const ofDiff = text.indexOf('      - name: Sign in to dev');
  expect(ofDiff).toBeGreaterThan(0);
  const written = [
    ...FOREIGN.map(([command]) => `      - run: ${command}\n`),
    '      - uses: actions/checkout@v6\n',
    '      - uses: actions/setup-node@v6\n        with: { cache: npm }\n',
  ].map((step, index) => {
    const file = join(folder, '.github', 'workflows', `signed-in-${index}.yml`);
    writeFileSync(file, text.slice(0, ofDiff) + step + text.slice(ofDiff));
    return file;
  });
  const { status, stderr } = run('verify');
  written.forEach((file) => rmSync(file));
  for (const [, message] of FOREIGN) expect(stderr).toContain(message);
  expect(stderr).toContain(`${SIGNED_IN}: actions/checkout`);
  expect(stderr).toContain(`${SIGNED_IN}: a cache of npm`);
  expect(stderr.trim().split('\n')).toHaveLength(written.length);
  expect(status).toBe(1);
});

test('a generated workflow that was edited is out of date', () => {
  writeFileSync(join(folder, PULL_REQUEST), `${allWorkflows().get(PULL_REQUEST)}\n# edited\n`);
  expect(run('verify')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('out of date') as string,
  });
});
