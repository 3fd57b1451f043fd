import { existsSync, readFileSync } from 'node:fs';
import { sourceLine } from '@hipaa-cdk/layer/failure';

/** Where a resource of ours comes from. */
export interface ConstructOrigin {
  /** Path in the construct tree, such as `Storage/Logs/Resource`. */
  readonly path: string;
  /**
   * Line of ours that made it, such as `apps/storage/src/log-bucket.ts:26:5`.
   *
   * @default - no frame of its creation is ours
   */
  readonly line?: string;
}

type Metadata = Readonly<Record<string, readonly { readonly type: string; readonly data?: unknown }[]>>;

const TEMPLATE = /\.template\.json$/;

/**
 * Origins of the resources in a synthesised template, by logical id. Synthesis writes them into a file of their own
 * beside the template; without that file nothing is known, which is no error.
 */
export function constructOrigins(templateFile: string): ReadonlyMap<string, ConstructOrigin> {
  const file = templateFile.replace(TEMPLATE, '.metadata.json');
  if (file === templateFile || !existsSync(file)) return new Map();
  const metadata = JSON.parse(readFileSync(file, 'utf8')) as Metadata;
  return new Map(Object.entries(metadata).flatMap(([path, entries]) => originsAt(path, entries)));
}

function originsAt(path: string, entries: Metadata[string]): [string, ConstructOrigin][] {
  const data = (wanted: string): unknown => entries.find(({ type }) => type === wanted)?.data;
  const logicalId = data('aws:cdk:logicalId');
  if (typeof logicalId !== 'string') return [];
  const frames = data('aws:cdk:creationStack');
  return [[logicalId, { path: path.replace(/^\//, ''), line: lineOf(frames) }]];
}

/** A layer's own line says more than that of a library which makes the same thing for every layer. */
function lineOf(frames: unknown): string | undefined {
  if (!Array.isArray(frames)) return undefined;
  const stack = frames.map(String);
  const ofLayers = stack.filter((frame) => frame.includes('/apps/'));
  return sourceLine(asError(ofLayers)) ?? sourceLine(asError(stack));
}

function asError(frames: readonly string[]): Error {
  return Object.assign(new Error('creation'), { stack: frames.join('\n') });
}
