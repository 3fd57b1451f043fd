import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What the process itself loads TypeScript with. */
const LOADER = ['esbuild', 'tsx'];
const WORKSPACE = join(__dirname, '..', '..', '..');

/** Installed packages that a process has loaded once it has loaded these files of the plugin. */
function packagesOf(...files: readonly string[]): string[] {
  const program = `
    for (const file of ${JSON.stringify(files.map((file) => join(__dirname, file)))}) require(file);
    const installed = /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/;
    const names = Object.keys(require.cache).map((file) => installed.exec(file.replaceAll('\\\\', '/'))?.[1]);
    console.log(JSON.stringify([...new Set(names)].filter((name) => name !== undefined).sort()));`;
  const loader = ['--require', 'tsx/cjs', '--eval', program];
  const printed = execFileSync(process.execPath, loader, { cwd: WORKSPACE, encoding: 'utf8' });
  return (JSON.parse(printed) as string[]).filter((name) => !LOADER.includes(name));
}

test.each([
  ['the targets of every layer', ['index.ts']],
  ['a batch of commands', ['executors/cdk/executor.ts']],
  ['a script', ['executors/script/executor.ts', 'executors/connect/executor.ts']],
  ['a deploy of what changed', ['executors/deploy-affected/executor.ts']],
])('what Nx loads for %s needs no package: the CDK and the SDK load where the work is done', (_, files) => {
  expect(packagesOf(...files)).toEqual([]);
});
