import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Deploys what changed since an environment was last deployed as a whole: `--env=<environment>` and more. */
const [main] = [runnerBesideThis(), installedRunner()]
  .flatMap((folder) => ['.js', '.ts'].map((extension) => `${folder}src/affected/main${extension}`))
  .filter((file) => existsSync(file));
const { status } = spawnSync(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), main, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
);
process.exitCode = status ?? 1;

/** In a workspace of both, and mostly where packages are installed. */
function runnerBesideThis() {
  return fileURLToPath(new URL('../runner/', import.meta.url));
}

function installedRunner() {
  try {
    return fileURLToPath(new URL('./', import.meta.resolve('@hipaa-cdk/runner/package.json')));
  } catch {
    return '';
  }
}
