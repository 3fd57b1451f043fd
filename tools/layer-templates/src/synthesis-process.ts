import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Answer, Asked, Failure } from './synthesis';

/*
 * The process that synthesises: `synthesis-process <hermetic library>`, started in a workspace, which may be one of an
 * older commit. Nothing but that workspace's own code takes part, so what it has in common with this file is small:
 * `findEnvironment` and `hasLayer` of its library, `app` and `parts` of a layer's main file.
 */

interface Library {
  findEnvironment(name: string): object;
  hasLayer(environment: object, layer: string): boolean;
  canHaveLayer(environment: object, layer: string): boolean;
}

interface LayerModule {
  readonly app?: {
    settings(environment: object): unknown;
    synth(environment: object, directory: string, folder: string): object;
  };
  readonly parts?: (environment: object) => readonly object[];
}

const [hermetic = ''] = process.argv.slice(2);
const load = createRequire(join(process.cwd(), 'platform', 'index.ts'));
(load(hermetic) as { becomeHermetic(): void }).becomeHermetic();

// Whoever asked may be gone, and a layer may have left something running.
process.once('disconnect', () => process.exit());
process.on('message', ({ id, asked }: { readonly id: number; readonly asked: Asked }) => {
  try {
    process.send?.({ id, answer: answer(asked) }, () => undefined);
  } catch (error) {
    // A circle, or a bigint: what cannot be written as JSON cannot be told.
    process.send?.({ id, answer: { failed: failure(error) } }, () => undefined);
  }
});
// What fails later than the synthesis has no part in a template.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error: unknown) =>
    process.stderr.write(`a layer has left something running that failed: ${failure(error).message}\n`),
  );

function answer(asked: Asked): Answer {
  try {
    return carryOut(asked);
  } catch (error) {
    return { failed: failure(error) };
  }
}

/** Anything can be thrown. */
function failure(error: unknown): Failure {
  if (!(error instanceof Error))
    return { name: 'Error', message: `${inText(error)} was thrown, which is no error` };
  const { message, stack, name, code, remedy } = error as Error & { code?: unknown; remedy?: string };
  return { message: inText(message), stack, name, code: typeof code === 'string' ? code : undefined, remedy };
}

function inText(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 1, customInspect: false });
}

function carryOut({ layer, folder, environment, changes, onlyChosen, directory }: Asked): Answer {
  const platform = join(process.cwd(), 'platform', 'index.ts');
  if (existsSync(platform)) load(platform);
  const library = load('@hipaa-cdk/environments') as Library;
  const found = typeof environment === 'string' ? library.findEnvironment(environment) : environment;
  const asking = { ...found, ...changes };
  const has = onlyChosen ? library.hasLayer : library.canHaveLayer;
  if (!has(asking, layer)) return { absent: true };
  const main = join(process.cwd(), folder, 'src', 'main.ts');
  const { app, parts } = load(main) as LayerModule;
  if (!app) {
    throw Object.assign(
      new Error(
        `${folder}/src/main.ts exports no "app"; expected \`export const app = createLayerApp({ ... })\``,
      ),
      { name: 'HipaaCdkUserError', code: 'LAYER_APP_MISSING' },
    );
  }
  if (directory === undefined) {
    app.settings(asking);
    return { parts: [] };
  }
  app.synth(asking, directory, join(process.cwd(), folder));
  return { parts: parts?.(asking) ?? [] };
}
