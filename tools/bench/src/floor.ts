import { join } from 'node:path';
import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { buildSync } from 'esbuild';

const LAYERS = ['network', 'storage', 'database'];
const ENVIRONMENTS = ['local', 'test', 'prod'];

/** Every layer in every environment that has all of them, in one process. */
const EVERYTHING = `import { findEnvironment } from '@hipaa-cdk/platform';
${LAYERS.map((layer) => `import { app as ${layer} } from './apps/${layer}/src/main';`).join('\n')}
for (const name of ${JSON.stringify(ENVIRONMENTS)}) {
  for (const app of [${LAYERS.join(', ')}]) app.synth(findEnvironment(name), \`tmp/synth/\${app.layer}/\${name}\`);
}
`;

const ONE = `import { findEnvironment } from '@hipaa-cdk/environments';
import { app } from './apps/storage/src/main';
app.synth(findEnvironment('local'), 'tmp/synth-floor');
`;

/**
 * Translates our code to plain JavaScript beforehand, so that what is left to time is node, the library and the
 * constructs themselves.
 *
 * @returns scripts, relative to the workspace
 */
export function buildFloor(workspace: TemporaryWorkspace): { layer: string; everything: string } {
  workspace.write('synth-everything.ts', EVERYTHING);
  workspace.write('synth-one.ts', ONE);
  const translate = (name: string): string => {
    const outfile = `tmp-floor/${name}.cjs`;
    buildSync({
      absWorkingDir: workspace.root,
      entryPoints: [`${name}.ts`],
      outfile: join(workspace.root, outfile),
      tsconfig: 'tsconfig.base.json',
      bundle: true,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      // The aliases of the workspace look like packages, but are our own code.
      alias: aliases(workspace),
    });
    return outfile;
  };
  return { layer: translate('synth-one'), everything: translate('synth-everything') };
}

function aliases(workspace: TemporaryWorkspace): Record<string, string> {
  const { compilerOptions } = JSON.parse(workspace.read('tsconfig.base.json')) as {
    compilerOptions: { paths: Record<string, [string]> };
  };
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([alias, [file]]) => [alias, join(workspace.root, file)]),
  );
}
