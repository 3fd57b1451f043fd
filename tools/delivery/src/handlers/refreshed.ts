import { UserError } from '@hipaa-cdk/errors';
import { compactSchemas } from './compact-schemas';
import { type ZipFile, zipFiles } from './zip-files';

export interface RefreshProps {
  /** The archive, as AWS publishes it. */
  readonly bytes: Buffer;
  /** Its date, as `2026-08-07`. */
  readonly date: string;
  /** Text of the data that it replaces. */
  readonly before: string;
  /** Whether types may be gone. Whatever uses one of them is then refused as a type that nobody describes. */
  readonly acceptMissing: boolean;
}

export interface Refreshed {
  /** New text of the data. */
  readonly text: string;
  /** How many types it describes. */
  readonly types: number;
  /** What has changed, to be put after a sentence. */
  readonly summary: string;
}

interface TypeData {
  readonly types: Readonly<Record<string, unknown>>;
}

/** Longest list in a message. */
const SHOWN = 10;

/**
 * What CloudFormation calls for every type, from another archive. Permissions are computed from it, so nothing takes its
 * place that is broken or has lost a part.
 *
 * @throws UserError `REGISTRY_DAMAGED` for an archive that cannot be read, or describes nothing; `REGISTRY_TYPES_MISSING`
 * where types that were described are gone
 */
export function refreshed({ bytes, date, before, acceptMissing }: RefreshProps): Refreshed {
  const text = compacted(bytes, date);
  const { types } = JSON.parse(text) as TypeData;
  const names = Object.keys(types);
  const described = names.filter((name) => hasCalls(types[name]));
  if (described.length === 0) throw damaged(`none of its ${names.length} types says what its handlers call`);
  const earlier = (JSON.parse(before) as TypeData).types;
  const gone = Object.keys(earlier).filter((name) => hasCalls(earlier[name]) && !described.includes(name));
  if (gone.length > 0 && !acceptMissing) throw missing(gone);
  const added = names.filter((name) => !Object.hasOwn(earlier, name)).length;
  const changed = names.filter(
    (name) => Object.hasOwn(earlier, name) && JSON.stringify(earlier[name]) !== JSON.stringify(types[name]),
  ).length;
  return { text, types: names.length, summary: `; ${added} new, ${changed} changed, ${gone.length} gone` };
}

function compacted(bytes: Buffer, date: string): string {
  let files: readonly ZipFile[];
  try {
    files = zipFiles(bytes);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  for (const { name, text } of files.filter((file) => file.name.endsWith('.json'))) {
    if (!isSchema(text)) throw damaged(`${name} is no schema of a resource type`);
  }
  return compactSchemas(files, date);
}

function isSchema(text: string): boolean {
  try {
    const schema = JSON.parse(text) as { readonly typeName?: unknown };
    return /^[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+(::MODULE)?$/.test(String(schema.typeName));
  } catch {
    return false;
  }
}

function hasCalls(type: unknown): boolean {
  const { calls = {} } = (type ?? {}) as { readonly calls?: object };
  return Object.keys(calls).length > 0;
}

function damaged(reason: string): UserError {
  return new UserError({
    code: 'REGISTRY_DAMAGED',
    message: `the archive of schemas cannot be used, and nothing was written: ${reason}`,
    remedy: 'fetch it again: npx nx run permissions:refresh',
  });
}

function missing(gone: readonly string[]): UserError {
  const more = gone.length > SHOWN ? `, and ${gone.length - SHOWN} more` : '';
  return new UserError({
    code: 'REGISTRY_TYPES_MISSING',
    message: `the archive no longer describes ${gone.length} type(s), and nothing was written: ${gone.slice(0, SHOWN).join(', ')}${more}`,
    remedy: 'where AWS has retired them: npx nx run permissions:refresh --accept-missing',
  });
}
