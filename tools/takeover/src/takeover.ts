import { type Application, type Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { type LayerApp, layerApp } from '@hipaa-cdk/layer';
import { formatted, withSettings } from '@hipaa-cdk/layer-templates/config-text';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fatesOf, type Item } from './fates';
import { type EnvironmentName, inputProblem, readContext } from './old-context';
import { type OldStack, readStacks } from './old-stacks';
import { poolFate } from './people';
import { propose, type Proposal } from './proposal';
import { reportText } from './report';
import { bucketImport, type Import, importFile, importTemplate, poolImport } from './steps';

/** What a way over is made of: all that is to be written, by path. */
export interface Takeover {
  readonly proposal: Proposal;
  readonly items: readonly Item[];
  /** Files of the fork. */
  readonly files: ReadonlyMap<string, string>;
  /** What belongs beside the proposals and not into the fork: the report, and templates of imports. */
  readonly beside: ReadonlyMap<string, string>;
}

/**
 * Reads the first template's files and works out the way over.
 *
 * @param root the fork
 * @param from folder with `cdk.json` and the templates
 * @throws UserError `TAKEOVER_INPUT` with all that is wrong with the files
 */
export async function readTakeover(root: string, from: string, current: Application): Promise<Takeover> {
  const problems: Problem[] = [];
  if (!existsSync(from)) throw inputProblem(from, [{ path: ['.'], message: 'there is no such folder' }]);
  const { context, problems: wrong } = readContext(from);
  problems.push(...wrong);
  if (!context) throw inputProblem(from, problems);
  const { stacks, problems: broken } = await readStacks(from, context);
  problems.push(...broken);
  const { proposal, problems: refused } = propose(context, stacks, current);
  problems.push(...refused);
  if (!proposal || problems.length > 0) throw inputProblem(from, problems);
  const { items, imports } = await judge(root, proposal, stacks);
  return {
    proposal,
    items,
    files: await files(root, proposal),
    beside: new Map([
      ['way-over.md', reportText(proposal, stacks, items, imports)],
      ...imports.map((one) => [importFile(one), importTemplate(one)] as const),
    ]),
  };
}

async function judge(
  root: string,
  { environments, settings }: Proposal,
  stacks: readonly OldStack[],
): Promise<{ items: Item[]; imports: Import[] }> {
  const items: Item[] = [];
  const imports: Import[] = [];
  for (const stack of stacks) {
    items.push(...fatesOf(stack));
    const environment = environments.find(({ name }) => name === stack.environment);
    if (!environment) continue;
    if (stack.kind === 'Storage') {
      const bucket = bucketImport(stack, await templateOf(root, 'storage', environment, {}));
      if (bucket) imports.push(bucket);
    }
    if (stack.kind === 'Authentication') {
      const own = settings[environment.name as EnvironmentName]?.['auth'] ?? {};
      const fate = poolFate(stack, await templateOf(root, 'auth', environment, own));
      if (fate) items.push(fate.item);
      if (fate?.taken) imports.push(poolImport(stack, fate.taken));
    }
  }
  // Sign-in reads the bucket, so storage comes first.
  const order = ['storage', 'auth'];
  return { items, imports: imports.sort((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer)) };
}

/** Template of a layer with the proposed settings. */
async function templateOf(
  root: string,
  layer: string,
  environment: Environment,
  settings: object,
): Promise<OldStack['template']> {
  const { app } = (await import(join(root, 'apps', layer, 'src', 'main.ts'))) as { app: LayerApp };
  const outer = layerApp();
  const stack = app.addTo(outer, environment, { ...app.settings(environment), ...settings });
  return outer.synth().getStackArtifact(stack.artifactId).template as OldStack['template'];
}

async function files(root: string, proposal: Proposal): Promise<Map<string, string>> {
  const { application, inputs, settings } = proposal;
  const written = new Map<string, string>();
  written.set(
    'platform/application.ts',
    `import type { Application } from '@hipaa-cdk/environments';\n\n/** The one place where the application is named. */\nexport const application: Required<Application> = ${JSON.stringify(application)};\n`,
  );
  for (const input of inputs)
    written.set(
      `platform/environments/${input.name}.ts`,
      `import type { EnvironmentInput } from '@hipaa-cdk/environments';\n\n/** As the first template had it. */\nexport const ${input.name}: EnvironmentInput = ${JSON.stringify(input)};\n`,
    );
  for (const [environment, layers] of Object.entries(settings))
    for (const [layer, values] of Object.entries(layers)) {
      const path = `apps/${layer}/config.ts`;
      const text = written.get(path) ?? readFileSync(join(root, path), 'utf8');
      written.set(path, withSettings(text, environment, values, layer));
    }
  for (const [path, text] of written) written.set(path, await formatted(join(root, path), text));
  return written;
}
