import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hermeticVariables } from './hermetic';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hermetic-'));
  writeFileSync(join(folder, 'package.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a hermetic process prints in which a file runs, of the workspace or of a package in it. */
function printed(code: string, file = 'src/stack.js', env: NodeJS.ProcessEnv = {}) {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), code);
  const program = `require(${JSON.stringify(join(__dirname, 'hermetic.ts'))}).becomeHermetic();
    try { console.log(require(${JSON.stringify(join(folder, file))})); }
    catch (error) { console.log(error.code + ': ' + error.message); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', require.resolve('tsx/cjs'), '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return `${stdout}${stderr}`.trim();
}

const LIBRARY = 'node_modules/library/index.js';

test.each(['Date.now()', 'new Date()', 'Date()', 'new (new Date(0).constructor)()', 'process.hrtime()'])(
  'code of the workspace that reads the clock by %s is refused, with its line',
  (expression) => {
    expect(printed(`\nmodule.exports = String(${expression});`)).toMatch(
      /^SYNTH_NOT_REPEATABLE: src\/stack\.js:2 asks for the clock/,
    );
  },
);

test.each(['Math.random()', "require('node:crypto').randomUUID()", "require('crypto').randomBytes(4)"])(
  'code of the workspace that draws by %s is refused',
  (expression) => {
    expect(printed(`module.exports = ${expression};`)).toMatch(
      /^SYNTH_NOT_REPEATABLE: src\/stack\.js:1 asks for chance/,
    );
  },
);

test.each([
  ['a date that is written down', "new Date('2024-02-29').getUTCDate()", '29'],
  [
    'a date in local time, wherever the machine is',
    'new Date(2024, 1, 29).toISOString()',
    '2024-02-29T00:00',
  ],
  ['whether something is a date', 'new Date(0) instanceof Date && Date.UTC(1970, 0) === 0', 'true'],
])('%s is none of that', (_, expression, expected) => {
  expect(printed(`module.exports = ${expression};`, undefined, { TZ: 'Asia/Tokyo' })).toContain(expected);
});

test('a library is always told the same time', () => {
  expect(printed('module.exports = [Date.now(), performance.now(), new Date().getTime()];', LIBRARY)).toBe(
    '[ 946684800000, 0, 946684800000 ]',
  );
});

test('a library may draw the name of a temporary file', () => {
  expect(printed('module.exports = typeof Math.random();', LIBRARY)).toBe('number');
});

test('variables of the shell are gone, those of the CDK stay', () => {
  const code =
    'module.exports = [process.env.STAGE, process.env.CDK_DOCKER, process.env.CDK_DEFAULT_ACCOUNT].join();';
  const env = { STAGE: 'x', CDK_DOCKER: 'podman', CDK_DEFAULT_ACCOUNT: '1' };
  expect(printed(code, undefined, env)).toBe(',podman,');
});

test('nothing that leads to an account is left', () => {
  const shell = {
    AWS_PROFILE: 'prod',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_REGION: 'y',
    NX_TASK_HASH: 'z',
    PATH: '/bin',
  };
  const { PATH, ...rest } = hermeticVariables(shell);
  expect(PATH).toBe('/bin');
  expect(Object.keys(rest).filter((name) => name in shell)).toEqual([]);
  expect(rest).toMatchObject({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_EC2_METADATA_DISABLED: 'true' });
});
