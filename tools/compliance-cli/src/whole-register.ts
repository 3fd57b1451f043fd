import { type Correction, type Exception, correctionTable, registerTable } from '@hipaa-cdk/compliance';
import type { disagreements } from '@hipaa-cdk/second-opinion';

/** Everything that somebody has decided to let stand, wherever it is written down. */
export interface Decisions {
  readonly exceptions: readonly Exception[];
  readonly corrections: readonly Correction[];
  /** What cfn-guard, cfn-lint and checkov say and a reviewer has dismissed. */
  readonly dismissed: typeof disagreements;
  /** The last report of `mutations:verify`; undefined where there is none. */
  readonly mutations?: MutationReport;
}

/** The part of the report of mutations that a register has. */
export interface MutationReport {
  readonly commit: string;
  readonly uncommitted: boolean;
  readonly chosen: string;
  readonly mutations: readonly {
    readonly layer: string;
    readonly resource: string;
    readonly setting: string;
    readonly to: string;
    readonly killedBy: string;
    readonly killer?: string;
  }[];
}

/** One register, as an auditor reads it: four kinds of decisions, each with its reason and who answers for it. */
export function wholeRegister({ exceptions, corrections, dismissed, mutations }: Decisions): string {
  return [
    heading('Exceptions: findings that stay, until a day', exceptions.length),
    registerTable(exceptions),
    heading('Corrections: public rules that are wrong here, and what proves the same', corrections.length),
    correctionTable(corrections),
    heading('Second opinions that a reviewer has dismissed', dismissed.length),
    ...dismissed.map(dismissal),
    heading('Settings that a test guards and no rule', heldByTests(mutations).length),
    ...(mutations
      ? [asOf(mutations), ...heldByTests(mutations).map(held)]
      : ['  not known: no report. npx nx run mutations:verify']),
    '',
  ].join('\n');
}

function asOf({ commit, uncommitted, chosen }: MutationReport): string {
  return `  as of commit ${commit}${uncommitted ? ' with uncommitted changes' : ''}; ${chosen}`;
}

function heading(text: string, count: number): string {
  return `${text} (${count})\n${'='.repeat(text.length)}\n`;
}

function dismissal({
  engine,
  rule,
  resources,
  environments,
  reason,
  reviewed,
}: Decisions['dismissed'][0]): string {
  const where = typeof resources === 'string' ? 'every layer' : resources.join(', ');
  return [
    `${rule}  (${engine})`,
    `  on       ${where}${environments ? `  (${environments.join(', ')})` : ''}`,
    `  reason   ${reason}`,
    `  by       ${reviewed.by}, ${reviewed.on}`,
    '',
  ].join('\n');
}

function heldByTests(report: MutationReport | undefined): MutationReport['mutations'] {
  return (report?.mutations ?? []).filter(({ killedBy }) => !/packs$|^nobody$/.test(killedBy));
}

function held({ layer, resource, setting, to, killer }: MutationReport['mutations'][0]): string {
  return `  ${layer}: ${resource} ${setting} -> ${to}; ${killer ?? 'a test'}`;
}
