import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * Makes sure that a command can run on this machine: Node and Python, the port of the embedded AWS, and the packages of the
 * lock file. What takes a moment is asked first: nobody installs for a minute to learn that Python is missing.
 */
export async function prepare() {
  const { engines } = readJson('package.json');
  const { node } = process.versions;
  if (!accepts(engines.node, node))
    fail(`NODE_UNSUPPORTED: Node ${node}; expected ${engines.node}`, 'https://nodejs.org');
  assertPython();
  await assertPort();
  if (isInstalled()) return;
  console.log('installing packages (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('INSTALL_FAILED: npm ci failed, see above', 'npm ci');
}

/** The same interpreters as the embedded AWS looks for, in the same order; what it makes of them is decided there. */
function assertPython() {
  const { names, oldestMinor, remedy } = readJson('tools/local-aws/python.json');
  const question = 'import sys; print("%d.%d" % sys.version_info[:2])';
  const tooOld = [];
  for (const name of names) {
    const { status, stdout } = spawnSync(name, ['-c', question], { encoding: 'utf8' });
    const [version, major, minor] = /^(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
    if (status !== 0 || !version) continue;
    if (Number(major) === 3 && Number(minor) >= oldestMinor) return;
    tooOld.push(`${name} is ${version}`);
  }
  fail(
    `LOCAL_AWS_PYTHON_MISSING: the embedded AWS needs Python 3.${oldestMinor} or newer; ${tooOld.join(', ') || 'none is on the path'}`,
    remedy[process.platform] ?? remedy.elsewhere,
  );
}

/** A port that nobody asked for is found when it is needed; one that was asked for has to be free, or ours already. */
async function assertPort() {
  const asked = process.env.LOCAL_AWS_PORT;
  if (!asked) return;
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    fail(
      `LOCAL_AWS_PORT_INVALID: LOCAL_AWS_PORT is "${asked}"; expected a number from 1024 to 65535`,
      'unset LOCAL_AWS_PORT',
    );
  if (isOurs(port) || (await isFree(port))) return;
  fail(
    `LOCAL_AWS_PORT_TAKEN: another program listens on port ${port} of 127.0.0.1, where the embedded AWS is to listen`,
    'unset LOCAL_AWS_PORT: a free port is found then',
  );
}

/** Whether the embedded AWS of this workspace says that it runs there; it is asked to prove it when it is used. */
function isOurs(port) {
  try {
    const running = readJson(join(process.env.LOCAL_AWS_FOLDER || '.local-aws', 'running.json'));
    process.kill(running.pid, 0);
    return running.port === port;
  } catch {
    return false;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * Whether a range of package.json accepts a version. Nothing is installed yet that could tell.
 *
 * @param {string} range alternatives `^1.2.3` and `>=1`, with `||` between them
 * @param {string} version `1.2.3`
 */
export function accepts(range, version) {
  return range.split('||').some((alternative) => {
    const [, operator, least] = /^\s*(\^|>=)([\d.]+)\s*$/.exec(alternative) ?? [];
    if (!least) throw new Error(`engines.node: ${alternative}; expected ^1.2.3 or >=1`);
    const sameMajor = least.split('.')[0] === version.split('.')[0];
    return isAtLeast(version, least) && (operator === '>=' || sameMajor);
  });
}

function isAtLeast(version, least) {
  const wanted = least.split('.').map(Number);
  const [different] = version
    .split('.')
    .map((part, place) => Number(part) - (wanted[place] ?? 0))
    .filter((difference) => difference !== 0);
  return (different ?? 0) >= 0;
}

/**
 * Whether what npm says that it has installed is what the lock file asks for, whoever installed it. Packages for other
 * machines are optional, and missing.
 */
export function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const { packages: installed } = readJson(record);
  const { packages: wanted } = readJson('package-lock.json');
  const same = (path) =>
    ['version', 'integrity', 'link'].every((field) => installed[path]?.[field] === wanted[path]?.[field]);
  return (
    Object.keys(installed).every(same) &&
    Object.keys(wanted).every(
      (path) => !path.startsWith('node_modules/') || wanted[path].optional || same(path),
    )
  );
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function fail(message, remedy) {
  console.error(`${message}\n  → ${remedy}`);
  process.exit(1);
}
