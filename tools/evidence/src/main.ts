import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import {
  type EvidenceReport,
  type KeptReport,
  comparison,
  evidencePage,
  evidenceReport,
  inventoryCsv,
  keptReport,
  oscalDocuments,
  paragraphsCsv,
  proofsCsv,
} from '@hipaa-cdk/evidence';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { loadListException, openSession } from '@hipaa-cdk/runner';
import { collect } from './collect';
import { keep } from './keep';
import { evidenceFolder, layersOf, readInput } from './read-input';

interface Options {
  readonly env?: string;
  readonly account?: string;
  readonly before?: string;
  readonly after?: string;
}

/** What can be asked for, each with its options. */
const VERBS: Readonly<Record<string, (options: Options, root: string) => Promise<void> | void>> = {
  report: async (options, root) => {
    const day = new Date().toISOString().slice(0, 10);
    const listException = await loadListException(root);
    for (const environment of chosen(options))
      report(root, evidenceReport(readInput(root, environment, day, listException)));
  },
  collect: async ({ env }, root) => {
    if (!env) throw missing('--env=<environment>', 'npx nx run evidence:collect --env=prod');
    const environment = findEnvironment(env);
    const session = await openSession(environment, (line) => console.log(line));
    const snapshot = await collect(session, layersOf(root, environment), new Date().toISOString());
    const folder = evidenceFolder(env);
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'snapshot.json'), `${JSON.stringify(snapshot, null, 2)}\n`);
    for (const { source, why } of snapshot.gaps) console.log(`${source} could not be read: ${why}`);
    console.log(`${snapshot.observations.length} observations of ${snapshot.taken}: ${folder}/snapshot.json`);
  },
  keep: async ({ env }, root) => {
    if (!env) throw missing('--env=<environment>', 'npx nx run evidence:keep --env=prod');
    const session = await openSession(findEnvironment(env), (line) => console.log(line));
    const { place, files } = await keep(session, join(root, evidenceFolder(env)));
    console.log(`${files} files of the evidence of ${env} are kept: ${place}`);
  },
  compare: ({ before, after }) => {
    if (!before || !after)
      throw missing('--before and --after', 'npx nx run evidence:compare --before=FOLDER --after=FOLDER');
    const lines = comparison(readReport(before), readReport(after));
    console.log(lines.length > 0 ? lines.join('\n') : 'nothing has changed');
  },
};

function missing(what: string, remedy: string): UserError {
  return new UserError({ code: 'OPTION_MISSING', message: `${what} is missing`, remedy });
}

/** The environment that was named, those of an account, or all. */
function chosen({ env, account }: Options): readonly Environment[] {
  if (env) return [findEnvironment(env)];
  const found = allEnvironments().filter((one) => account === undefined || one.account === account);
  if (found.length > 0) return found;
  const accounts = [...new Set(allEnvironments().map((one) => one.account))];
  throw new UserError({
    code: 'ACCOUNT_UNKNOWN',
    message: `no environment is in account ${account ?? ''}; expected one of ${accounts.join(', ')}`,
  });
}

function report(root: string, made: EvidenceReport): void {
  const { name: environment } = made.environment;
  const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
  const files: Record<string, string> = {
    'index.html': evidencePage(made),
    'report.json': json(keptReport(made)),
    'paragraphs.csv': paragraphsCsv(made),
    'proofs.csv': proofsCsv(made),
    'inventory.csv': inventoryCsv(made),
    ...Object.fromEntries(Object.entries(oscalDocuments(made)).map(([name, one]) => [name, json(one)])),
  };
  assertNoPath(files, root);
  const folder = evidenceFolder(environment);
  mkdirSync(join(root, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), text);
  writeFileSync(join(root, folder, 'SHA256SUMS'), sums(files));
  for (const { code, message, remedy } of made.lacks) console.log(`${code}: ${message}\n  → ${remedy}`);
  const kinds = { DRAFT: 'a draft', 'LOCAL AWS': 'of what is deployed to the local AWS' } as const;
  const kind = made.stamp ? kinds[made.stamp] : 'of what is deployed';
  console.log(`${environment}: ${made.paragraphs.length} paragraphs, ${kind}: ${folder}/index.html`);
}

/** A report is handed to others, and tells nothing of the machine that made it. */
function assertNoPath(files: Readonly<Record<string, string>>, root: string): void {
  const places = [root, homedir()].filter((place) => place.length > 1);
  const found = Object.entries(files).filter(([, text]) =>
    places.some((place) => text.includes(`${place}/`)),
  );
  if (found.length === 0) return;
  throw new UserError({
    code: 'REPORT_NAMES_MACHINE',
    message: `${found.map(([name]) => name).join(', ')} would hold a path of this machine; nothing was written`,
    remedy: 'look for it in dist/check, and report it: verdicts name files from the workspace',
  });
}

function sums(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`)
    .join('');
}

function readReport(folder: string): KeptReport {
  const file = join(folder, 'report.json');
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeptReport>;
    if (kept.format === 1) return kept as KeptReport;
  } catch {
    // Said below, with the name of the file.
  }
  throw new UserError({
    code: 'REPORT_UNREADABLE',
    message: `${file} is no report; expected a folder that evidence:report wrote`,
    remedy: 'npx nx run evidence:report --env=prod',
  });
}

async function main(): Promise<void> {
  const option = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { env: option, account: option, before: option, after: option },
  });
  const verb = VERBS[positionals[0] ?? ''];
  if (!verb) throw new Error(`expected one of ${Object.keys(VERBS).join(', ')}`);
  await verb(values, process.cwd());
}

main().catch((error: unknown) => {
  console.error(UserError.is(error) ? error.describe() : error);
  process.exitCode = 1;
});
