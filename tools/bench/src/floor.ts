import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { type Plugin, build } from 'esbuild';
import { importsOf } from './commands';

/** Every layer in every environment, in one process, as often as a synthesis of everything makes it. */
function everything(layers: readonly string[], environments: readonly string[]): string {
  return `import { findEnvironment, hasLayer } from '@hipaa-cdk/environments';
${importsOf(layers)}
for (const name of ${JSON.stringify(environments)}) {
  const environment = findEnvironment(name);
  for (const app of layers) {
    if (hasLayer(environment, app.layer)) app.synth(environment, \`tmp/synth/\${app.layer}/\${name}\`);
  }
}
`;
}

const ENVIRONMENTS = ['local', 'test', 'prod'];

/** Files that a source reads from beside itself stay where they are. */
const FOLDERS_KEPT: Plugin = {
  name: 'folders-kept',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/(?:apps|libs)\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('__dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    }));
  },
};

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
export async function buildFloor(
  workspace: TemporaryWorkspace,
  layers: readonly string[],
): Promise<{ layer: string; everything: string }> {
  workspace.write('synth-everything.ts', everything(layers, ENVIRONMENTS));
  workspace.write('synth-one.ts', ONE);
  const translate = async (name: string): Promise<string> => {
    const outfile = `tmp-floor/${name}.cjs`;
    await build({
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
      plugins: [FOLDERS_KEPT],
    });
    return outfile;
  };
  return { layer: await translate('synth-one'), everything: await translate('synth-everything') };
}

function aliases(workspace: TemporaryWorkspace): Record<string, string> {
  const { compilerOptions } = JSON.parse(workspace.read('tsconfig.base.json')) as {
    compilerOptions: { paths: Record<string, [string]> };
  };
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([alias, [file]]) => [alias, join(workspace.root, file)]),
  );
}
