import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Synthesises every layer that an environment has in the workspace it is started in, which may be one of an older commit:
 * nothing but that workspace's own code takes part. Arguments: environment, folder that gets `dist/cdk`.
 */
async function main([environment = '', folder = '']: readonly string[]): Promise<void> {
  const root = process.cwd();
  const platform = join(root, 'platform/index.ts');
  await import(platform);
  // The library that this workspace has, which is not the one that runs the rehearsal.
  const environments = createRequire(platform)('@hipaa-cdk/environments') as {
    findEnvironment(name: string): { readonly name: string };
    hasLayer(environment: object, layer: string): boolean;
  };
  const found = environments.findEnvironment(environment);
  const layers = readdirSync(join(root, 'apps'))
    .filter((layer) => existsSync(join(root, 'apps', layer, 'cdk.json')))
    .filter((layer) => environments.hasLayer(found, layer));
  for (const layer of layers) {
    const { app } = (await import(join(root, 'apps', layer, 'src/main.ts'))) as {
      readonly app: { synth(environment: object, folder: string): unknown };
    };
    app.synth(found, join(folder, 'dist', 'cdk', layer, environment));
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
