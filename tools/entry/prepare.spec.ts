import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'prepare-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The value of an expression about prepare.mjs, which is a module that only Node itself loads. */
function valueOf(expression: string): unknown {
  const module = pathToFileURL(join(__dirname, 'prepare.mjs')).href;
  const program = `import { accepts, isInstalled } from '${module}'; console.log(JSON.stringify(${expression}));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' }),
  );
}

test('a version of Node is accepted as package.json says it', () => {
  const range = '^20.19.0 || ^22.13.0 || >=24';
  const versions = [
    '20.18.9',
    '20.19.0',
    '20.20.2',
    '21.1.0',
    '22.12.9',
    '22.13.0',
    '23.9.0',
    '24.0.0',
    '26.1.0',
  ];
  expect(valueOf(`${JSON.stringify(versions)}.filter((version) => accepts('${range}', version))`)).toEqual([
    '20.19.0',
    '20.20.2',
    '22.13.0',
    '24.0.0',
    '26.1.0',
  ]);
});

test('the range of this workspace accepts the Node that runs', () => {
  const { engines } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
    engines: { node: string };
  };
  expect(valueOf(`accepts(${JSON.stringify(engines.node)}, process.versions.node)`)).toBe(true);
});

describe('what is installed', () => {
  const lock = {
    '': {},
    'tools/own': { version: '0.1.0' },
    'node_modules/own': { link: true },
    'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' },
    'node_modules/only-on-mac': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  };
  const record = { 'node_modules/own': { link: true }, 'node_modules/zod': lock['node_modules/zod'] };

  function isInstalled(packages: object | undefined): unknown {
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }));
    if (packages)
      writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
    return valueOf('isInstalled()');
  }

  it('is enough when it is what the lock file asks of this machine, whoever installed it', () => {
    expect(isInstalled(record)).toBe(true);
  });

  it.each([
    ['nothing is installed', undefined],
    ['a package is missing', { 'node_modules/own': { link: true } }],
    [
      'a package has another version',
      { ...record, 'node_modules/zod': { version: '3.0.0', integrity: 'sha512-c' } },
    ],
    [
      'a package has other content',
      { ...record, 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-c' } },
    ],
    ['there is a package too many', { ...record, 'node_modules/left-pad': { version: '1.0.0' } }],
  ])('is not enough when %s', (_, packages) => {
    expect(isInstalled(packages)).toBe(false);
  });
});
