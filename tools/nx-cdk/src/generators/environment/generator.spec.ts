import { type Tree, logger } from '@nx/devkit';
import { changes, read, workspaceTree } from '../testing/workspace-tree';
import make, { copySettingsOf } from './generator';

// Prettier loads in a way that the test runner does not know. The end-to-end test sees that files are formatted.
jest.mock('@nx/devkit', () => ({ ...jest.requireActual<object>('@nx/devkit'), formatFiles: jest.fn() }));

const FOLDER = 'platform/environments';
const REGISTER = 'exceptions/register.ts';
const LAB = `import type { EnvironmentInput } from '@hipaa-cdk/environments';

/** Where things are tried. */
export const lab: EnvironmentInput = {
  name: 'lab',
  target: 'aws',
  account: '333344445555',
  region: 'us-east-1',
  zones: ['a', 'b'],
  profile: 'economy',
  dataClass: 'synthetic',
  compute: 'ecs',
  layers: 'all',
  site: {
    domainName: 'app.lab.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:333344445555:certificate/1',
  },
  protected: false,
  awsProfile: 'lab-admin',
};
`;

let tree: Tree;
let said: jest.SpyInstance;
beforeEach(() => {
  tree = workspaceTree();
  said = jest.spyOn(logger, 'info').mockImplementation();
  tree.write(`${FOLDER}/lab.ts`, LAB);
  tree.write(
    'platform/index.ts',
    "import { lab } from './environments/lab';\nimport { zoo } from './environments/zoo';\ndefinePlatform({ environments: [lab, zoo] });\n",
  );
  tree.write(
    REGISTER,
    "const register = [exception({ environments: ['lab'] }), exception({ environments: ['zoo'] })];\n",
  );
});
afterEach(() => said.mockRestore());

const run = (options: object = {}) => make(tree, { name: 'staging', from: 'lab', ...options });
const staging = () => read(tree, `${FOLDER}/staging.ts`);

test('a copy differs in its name and its address', async () => {
  await run();
  expect(staging()).toBe(
    LAB.replace('Where things are tried', 'Made like lab')
      .replace('const lab', 'const staging')
      .replace("name: 'lab'", "name: 'staging'")
      .replace('app.lab.example', 'app.staging.example'),
  );
});

test('an address without the name of the other environment gets that of the new one', async () => {
  tree.write(`${FOLDER}/lab.ts`, LAB.replace('app.lab.example.org', 'app.example.org'));
  await run();
  expect(staging()).toContain("domainName: 'app.staging.example.org'");
});

test('another account and region go into the certificate too, and nobody’s access is taken along', async () => {
  // Nx takes twelve digits for a number.
  await run({ account: 555566667777, region: 'eu-west-1' });
  expect(staging()).toContain("account: '555566667777'");
  expect(staging()).toContain("region: 'eu-west-1'");
  expect(staging()).toContain('arn:aws:acm:eu-west-1:555566667777:certificate/1');
  expect(staging()).not.toContain('awsProfile');
});

test('it is registered after the environment that it is like', async () => {
  await run();
  expect(read(tree, 'platform/index.ts')).toBe(
    "import { lab } from './environments/lab';\nimport { staging } from './environments/staging';\nimport { zoo } from './environments/zoo';\ndefinePlatform({ environments: [lab, staging, zoo] });\n",
  );
});

test('what was reviewed for the one holds for its copy, and nothing else does', async () => {
  await run();
  expect(read(tree, REGISTER)).toContain("environments: ['lab', 'staging']");
  expect(read(tree, REGISTER)).toContain("environments: ['zoo']");
});

describe('settings of a layer that only the other environment has', () => {
  const CONFIG = 'apps/intake/config.ts';

  test('are copied, and the file is named', async () => {
    tree.write(CONFIG, 'sample.withValues({ environments: { lab: { days: 3 } } });\n');
    await run();
    expect(read(tree, CONFIG)).toBe(
      'sample.withValues({ environments: { lab: { days: 3 }, staging: { days: 3 } } });\n',
    );
    expect(said).toHaveBeenCalledWith(
      `Settings that only lab has were copied for staging: look through ${CONFIG}.`,
    );
  });

  test('are left to a person where they cannot be read', async () => {
    tree.write(CONFIG, 'sample.withValues({ environments: { ...shared } });\n');
    await run();
    expect(read(tree, CONFIG)).toBe('sample.withValues({ environments: { ...shared } });\n');
    expect(said).toHaveBeenCalledWith(expect.stringContaining(`see to it in ${CONFIG}.`));
  });

  test('are no matter where there are none', async () => {
    await run();
    expect(said).toHaveBeenCalledTimes(1);
    expect(changes(tree).filter((file) => file.endsWith('config.ts'))).toEqual([]);
  });

  test('of a layer of this workspace are copied too', async () => {
    tree.write(`${FOLDER}/dev.ts`, LAB.replace('const lab', 'const dev').replace("'lab'", "'dev'"));
    await run({ from: 'dev' });
    expect(read(tree, 'apps/auth/config.ts')).toContain("staging: { callbackUrls: ['http://localhost:4200']");
  });
});

test('what comes next is said', async () => {
  await run();
  expect(said).toHaveBeenCalledWith(expect.stringContaining('run-many -t generate'));
});

test.each([
  ['NAME_INVALID', { name: 'Staging' }],
  ['NAME_INVALID', { name: 's' }],
  ['NAME_INVALID', { name: '../x' }],
  ['NAME_RESERVED', { name: 'account' }],
  ['NAME_RESERVED', { name: 'bootstrap' }],
  ['NAME_TAKEN', { name: 'lab' }],
  ['ENVIRONMENT_UNKNOWN', { from: 'nowhere' }],
  ['ACCOUNT_INVALID', { account: '12345' }],
  ['ACCOUNT_INVALID', { account: '000000000000' }],
  ['ACCOUNT_SHARED', { account: '222222222222' }],
  ['REGION_INVALID', { region: 'Ohio' }],
])('%s: %j is refused in one line, and nothing is written', async (code, options) => {
  tree.write(`${FOLDER}/zoo.ts`, LAB.replace('333344445555', '222222222222').replace('synthetic', 'phi'));
  const before = changes(tree);
  await expect(run(options)).rejects.toThrow(new RegExp(`^${code}: [^\\n]*expected [^\\n]*$`));
  expect(changes(tree)).toEqual(before);
});

const config = (environments: string, rest = '') =>
  `export const settings = sample.withValues({ file: 'config.ts', ${environments} });\n${rest}`;
const copied = (environments: string) => copySettingsOf(config(environments), 'lab', 'staging');

test.each([
  ['environments: { lab: { days: 3 } }', 'environments: { lab: { days: 3 }, staging: { days: 3 } }'],
  ["environments: { 'lab': days(3) }", "environments: { 'lab': days(3), staging: days(3) }"],
  ['environments: { lab, zoo: {} }', 'environments: { lab, staging: lab, zoo: {} }'],
  ['environments: { ...others, lab: {} }', 'environments: { ...others, lab: {}, staging: {} }'],
])('%s is said of the copy as well', (before, after) => {
  expect(copied(before)).toEqual({ text: config(after), note: 'copied' });
});

test('what is settled among the settings of the environment is copied as it is written', () => {
  const table = "environments: {\n  lab: {\n    // Why.\n    urls: ['http://localhost'],\n  },\n}";
  expect(copied(table).text.match(/\/\/ Why\./g)).toHaveLength(2);
});

test.each(['profiles: {}', 'environments: { zoo: { days: 3 } }', 'environments: {}'])(
  '%s says nothing of the environment that is copied, and stays',
  (text) => {
    expect(copied(text)).toEqual({ text: config(text) });
  },
);

test('settings that the new name has already are left alone', () => {
  const both = 'environments: { lab: { days: 3 }, staging: { days: 4 } }';
  expect(copied(both)).toEqual({ text: config(both) });
});

test.each([
  'environments: tables',
  'environments',
  'environments: { ...others }',
  'environments: { [key]: {} }',
])('%s cannot be read, and somebody has to look', (text) => {
  expect(copied(text)).toEqual({ text: config(text), note: 'unclear' });
});

test('a table of that name which defines no settings is left alone', () => {
  const other = config('profiles: {}', 'exception({ environments: { lab: 1 } });\n');
  expect(copySettingsOf(other, 'lab', 'staging')).toEqual({ text: other });
});
