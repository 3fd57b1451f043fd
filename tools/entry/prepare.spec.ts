import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
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

describe('before anything is installed', () => {
  /** Programs that stand before those of the machine: by name, what they do. */
  async function start(programs: Readonly<Record<string, string>>, variables: NodeJS.ProcessEnv = {}) {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const [name, does] of Object.entries(programs))
      writeFileSync(join(bin, name), `#!/bin/sh\n${does}\n`, { mode: 0o755 });
    const workspaceRoot = join(__dirname, '../..');
    for (const file of ['package.json', 'package-lock.json', 'tools/local-aws/python.json'])
      cpSync(join(workspaceRoot, file), join(folder, file), { recursive: true });
    const child = spawn(process.execPath, [join(__dirname, 'start.mjs')], {
      cwd: folder,
      env: { PATH: bin, ...variables },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  }

  const NPM = 'echo npm was run; exit 1';
  const PYTHON = 'echo 3.13';

  it('a machine without Python is told in one line, with what brings it', async () => {
    const { code, output } = await start({ npm: NPM });
    expect(output).toMatch(
      /^LOCAL_AWS_PYTHON_MISSING: .*Python 3\.10 or newer; none is on the path\n {2}→ .+\n$/,
    );
    expect(code).toBe(1);
  });

  it('a Python that is too old is named', async () => {
    const { output } = await start({ npm: NPM, python3: 'echo 3.9' });
    expect(output).toContain('Python 3.10 or newer; python3 is 3.9\n');
    expect(output).not.toContain('npm was run');
  });

  it('a newer one under another name is enough', async () => {
    const { output } = await start({ npm: NPM, python3: 'echo 3.9', 'python3.12': 'echo 3.12' });
    expect(output).toContain('npm was run');
  });

  it('a port that is none is told in one line', async () => {
    const { output } = await start({ npm: NPM, python3: PYTHON }, { LOCAL_AWS_PORT: '80' });
    expect(output).toMatch(/^LOCAL_AWS_PORT_INVALID: .*"80".*\n {2}→ unset LOCAL_AWS_PORT\n$/);
  });

  describe('a port that is asked for and taken', () => {
    const server = createServer();
    const port = () => String((server.address() as AddressInfo).port);
    beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
    afterAll(() => server.close());

    it('is told in one line', async () => {
      const { output } = await start({ npm: NPM, python3: PYTHON }, { LOCAL_AWS_PORT: port() });
      expect(output).toMatch(/^LOCAL_AWS_PORT_TAKEN: .*\n {2}→ unset LOCAL_AWS_PORT.*\n$/);
    });

    it('is no obstacle when this workspace has taken it', async () => {
      mkdirSync(join(folder, '.local-aws'));
      const running = { pid: process.pid, port: Number(port()) };
      writeFileSync(join(folder, '.local-aws/running.json'), JSON.stringify(running));
      const { output } = await start({ npm: NPM, python3: PYTHON }, { LOCAL_AWS_PORT: port() });
      expect(output).toContain('npm was run');
    });
  });
});
