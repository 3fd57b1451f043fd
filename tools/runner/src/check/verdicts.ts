import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeDigest } from '@hipaa-cdk/compliance';
import { folderDigest } from '@hipaa-cdk/layer-templates';
import { eligibleList } from '@hipaa-cdk/rules';
import type { LayerRun } from '../command';
import type { RunRequest } from '../request';
import { stableDigest } from '../template';

/** What a verdict is about, and what it came to be by: SHA-256 each. */
export interface VerdictBasis {
  /** Everything that is deployed. */
  readonly assembly: string;
  /** The code that judges. */
  readonly rules: string;
  /** The list of eligible services, and the accounts that are known. */
  readonly lists: string;
  /** Exceptions and corrections of the workspace. */
  readonly exceptions: string;
  /** On which exceptions were weighed, `YYYY-MM-DD`. */
  readonly day: string;
}

/** A verdict of `check`, as it is kept beside the findings. */
export interface KeptVerdict extends VerdictBasis {
  readonly environment: string;
  /** Commit of the workspace; undefined outside of a repository. */
  readonly commit?: string;
  readonly findings: number;
}

/** What a verdict of this moment on an assembly rests on. */
export function verdictBasis(
  workspaceRoot: string,
  directory: string,
  accounts: readonly string[],
  day: string,
): VerdictBasis {
  return {
    assembly: folderDigest(directory),
    rules: codeDigest(),
    lists: stableDigest({ eligibleList, accounts: [...accounts].sort() }),
    exceptions: exceptionsDigest(workspaceRoot),
    day,
  };
}

/** Over the files in which a workspace says what stays and what is wrong about rules, without their tests. */
function exceptionsDigest(workspaceRoot: string): string {
  const folder = join(workspaceRoot, 'exceptions');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.includes('.spec.')) : [];
  const hash = createHash('sha256');
  for (const name of names.filter((one) => one.endsWith('.ts')).sort())
    hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/** Letters of a digest that tell one from another, where there is little room. */
const SHORT = 12;

/** A verdict in one line, as records keep it. */
export function verdictLine(result: string, { day, ...digests }: VerdictBasis): string {
  const parts = Object.entries(digests).map(([name, digest]) => `${name} ${String(digest).slice(0, SHORT)}`);
  return `${result}; judged on ${day}: ${parts.join(', ')}`;
}

/** Beside a layer's findings: what was judged, and by what. */
const FILE = 'verdicts.json';

/** Keeps the verdicts of a check on a layer. Nothing is deployed because of them: a deploy judges anew. */
export function keepVerdicts(folder: string, verdicts: readonly KeptVerdict[]): void {
  writeFileSync(join(folder, FILE), `${JSON.stringify(verdicts, null, 2)}\n`);
}

/** In what a verdict of this moment differs from the one that a check kept; undefined where there is none, or no difference. */
export function differenceFromKept(
  folder: string,
  environment: string,
  basis: VerdictBasis,
): string | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  const kept = (JSON.parse(readFileSync(file, 'utf8')) as readonly KeptVerdict[]).find(
    (one) => one.environment === environment,
  );
  const names = kept
    ? (Object.keys(basis) as (keyof VerdictBasis)[]).filter((name) => kept[name] !== basis[name])
    : [];
  return names.length > 0 ? `check looked at another ${names.join(', another ')}` : undefined;
}

const verdicts = new WeakMap<RunRequest, Map<string, string>>();

/** Keeps for the record what the gate said of a layer of this run. */
export function noteVerdict({ request, layer }: LayerRun, text: string): void {
  const known = verdicts.get(request) ?? new Map<string, string>();
  verdicts.set(request, known.set(layer.name, text));
}

/** What the gate said of a layer of this run; undefined where it was not asked. */
export function verdictOf({ request, layer }: LayerRun): string | undefined {
  return verdicts.get(request)?.get(layer.name);
}
