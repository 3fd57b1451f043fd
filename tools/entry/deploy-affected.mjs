import { spawnSync } from 'node:child_process';

/** Deploys what changed since an environment was last deployed as a whole. What it does is in the plugin. */
const MAIN = 'tools/nx-cdk/src/runner/base/main.ts';
const { status } = spawnSync(process.execPath, ['--import', 'tsx', MAIN, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
});
process.exitCode = status ?? 1;
