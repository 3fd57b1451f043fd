import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Keeps which lock file the installed packages come from. */
const STAMP = 'node_modules/.installed-lock';

/** Node versions that the tool chain supports, as `engines` in package.json says it. */
const SUPPORTED = [
  { major: 20, minor: 19 },
  { major: 22, minor: 13 },
];
const ANY_FROM_MAJOR = 24;

/** Makes sure that a command can run on this machine: Node's version, and the packages of the lock file. */
export function prepare() {
  assertNode(process.versions.node);
  install();
}

function assertNode(version) {
  const [major, minor] = version.split('.').map(Number);
  const supported = major >= ANY_FROM_MAJOR || SUPPORTED.some((s) => s.major === major && minor >= s.minor);
  if (supported) return;
  fail(
    `NODE_UNSUPPORTED: Node ${version}; expected 20.19 or later, 22.13 or later, or 24`,
    'https://nodejs.org',
  );
}

function install() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('installing packages (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('INSTALL_FAILED: npm ci failed, see above', 'npm ci');
  writeFileSync(STAMP, lock);
}

function fail(message, remedy) {
  console.error(`${message}\n  → ${remedy}`);
  process.exit(1);
}
