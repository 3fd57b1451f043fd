import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Deploys what changed since an environment was last deployed as a whole: `--env=<environment>` and more. */
const program = fileURLToPath(new URL('src/runner/base/main', import.meta.url));
const main = ['.js', '.ts'].map((extension) => `${program}${extension}`).find((file) => existsSync(file));
const { status } = spawnSync(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), main ?? program, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
);
process.exitCode = status ?? 1;
