import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { UserError } from '@hipaa-cdk/errors';
import { describeFailure } from '@hipaa-cdk/layer/failure';
import { refreshed } from './refreshed';

const ARCHIVE = 'https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip';
const FILE = 'libs/permissions/src/handlers/cloudformation-types.json';
/** Longest time for the archive, in milliseconds: it has some ten megabytes. */
const PATIENCE = 120_000;

/** Writes what CloudFormation calls for every type anew, from AWS's archive or from a copy of it. */
async function refresh(args: readonly string[]): Promise<void> {
  const copy = args.map((one) => /^--copy=(.+)$/.exec(one)?.[1]).find((one) => one !== undefined);
  const { bytes, date } = copy === undefined ? await fetched() : kept(copy);
  const before = readFileSync(FILE, 'utf8');
  const { text, types, summary } = refreshed({
    bytes,
    date,
    before,
    acceptMissing: args.includes('--accept-missing'),
  });
  writeFileSync(FILE, text);
  console.log(`${FILE}: ${types} types of ${date}${summary}`);
}

async function fetched(): Promise<{ readonly bytes: Buffer; readonly date: string }> {
  console.log(`fetching ${ARCHIVE}`);
  const answer = await fetch(ARCHIVE, { signal: AbortSignal.timeout(PATIENCE) }).catch((error: unknown) => {
    throw unreachable(error instanceof Error ? error.message : String(error));
  });
  if (!answer.ok) throw unreachable(`it answered ${answer.status}`);
  const changed = answer.headers.get('last-modified');
  return {
    bytes: Buffer.from(await answer.arrayBuffer()),
    date: day(changed ? new Date(changed) : new Date()),
  };
}

function unreachable(reason: string): UserError {
  return new UserError({
    code: 'REGISTRY_UNREACHABLE',
    message: `AWS's archive of schemas, ${ARCHIVE}, cannot be fetched: ${reason}`,
    remedy: 'fetch it elsewhere and run npx nx run permissions:refresh --copy=<file>',
  });
}

function kept(path: string): { readonly bytes: Buffer; readonly date: string } {
  try {
    return { bytes: readFileSync(path), date: day(statSync(path).mtime) };
  } catch {
    throw new UserError({
      code: 'REGISTRY_UNREACHABLE',
      message: `there is no file ${JSON.stringify(path)}; expected a copy of ${ARCHIVE}`,
      remedy: 'npx nx run permissions:refresh --copy=<file>',
    });
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

refresh(process.argv.slice(2)).catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
