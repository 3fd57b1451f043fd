import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Makes sure that a command can run on this machine: Node's version, and the packages of the lock file. */
export function prepare() {
  const { engines } = readJson('package.json');
  const { node } = process.versions;
  if (!accepts(engines.node, node))
    fail(`NODE_UNSUPPORTED: Node ${node}; expected ${engines.node}`, 'https://nodejs.org');
  if (isInstalled()) return;
  console.log('installing packages (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('INSTALL_FAILED: npm ci failed, see above', 'npm ci');
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
