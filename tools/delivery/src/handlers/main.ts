import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { compactSchemas } from './compact-schemas';
import { zipFiles } from './zip-files';

const ARCHIVE = 'https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip';
const FILE = 'libs/permissions/src/handlers/cloudformation-types.json';
/** Longest time for the archive, in milliseconds: it has some ten megabytes. */
const PATIENCE = 120_000;

/** Writes what CloudFormation calls for every type anew, from AWS's archive or from a copy of it. */
async function refresh(copy?: string): Promise<void> {
  const { bytes, date } = copy === undefined ? await fetched() : kept(copy);
  const text = compactSchemas(zipFiles(bytes), date);
  writeFileSync(FILE, text);
  console.log(
    `${FILE}: ${Object.keys((JSON.parse(text) as { types: object }).types).length} types of ${date}`,
  );
}

async function fetched(): Promise<{ readonly bytes: Buffer; readonly date: string }> {
  console.log(`fetching ${ARCHIVE}`);
  const answer = await fetch(ARCHIVE, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok)
    throw new Error(`${ARCHIVE} answered ${answer.status}; keep a copy and name it with --copy=<file>`);
  const changed = answer.headers.get('last-modified');
  return {
    bytes: Buffer.from(await answer.arrayBuffer()),
    date: day(changed ? new Date(changed) : new Date()),
  };
}

function kept(path: string): { readonly bytes: Buffer; readonly date: string } {
  return { bytes: readFileSync(path), date: day(statSync(path).mtime) };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

refresh(/^--copy=(.+)$/.exec(process.argv[2] ?? '')?.[1]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
