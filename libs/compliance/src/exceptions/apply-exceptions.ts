import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import type { Finding } from '../judgement/finding';
import type { Judgement } from '../judgement/judgement';
import type { Subject } from '../judgement/subject';
import { dayNumber } from './date';
import type { Exception } from './exception';
import { exceptionProblems } from './exception-problems';
import type { Known } from './known';
import { covers, isAbout } from './scope';
import { unknownNames } from './unknown-names';
import { unusedExceptions } from './unused-exceptions';

/** What exceptions are held against. */
export interface ApplyOptions extends Known {
  /** The day, as `YYYY-MM-DD`. Given by the caller: the same templates must judge alike wherever the clock stands. */
  readonly today: string;
}

/** A finding with the exception that covers it. */
export interface ExceptedFinding extends Finding {
  readonly exception: Exception;
}

/** A judgement in the light of the exceptions. */
export interface Assessment extends Judgement {
  /** What is to be mended. */
  readonly findings: readonly Finding[];
  /** What is known and answered for. */
  readonly excepted: readonly ExceptedFinding[];
}

/**
 * Takes findings that have an exception out of those that are to be mended. An exception that has expired brings its
 * finding back, with a note.
 *
 * @throws UserError `EXCEPTION_INVALID` listing everything that is wrong with the exceptions
 * @throws UserError `EXCEPTION_UNUSED` listing exceptions whose findings are gone
 */
export function applyExceptions(
  judgement: Judgement,
  exceptions: readonly Exception[],
  options: ApplyOptions,
): Assessment {
  const coverage = judgement.findings.map((finding) => ({
    finding,
    by: covering(finding, judgement, exceptions),
  }));
  refuse('EXCEPTION_INVALID', [
    ...exceptions.flatMap((exception, index) => [
      ...exceptionProblems(exception, ['exceptions', index], options.today),
      ...unknownNames(exception, ['exceptions', index], judgement, options),
    ]),
    ...coverage.flatMap(({ finding, by }) => repeated(finding, by, exceptions)),
  ]);
  refuse('EXCEPTION_UNUSED', unusedExceptions(judgement, exceptions));
  const isOver = ({ expires }: Exception): boolean =>
    (dayNumber(expires) ?? 0) < (dayNumber(options.today) ?? 0);
  return {
    ...judgement,
    findings: coverage.flatMap(({ finding, by: [exception] }) => {
      if (!exception) return finding;
      return isOver(exception) ? { ...finding, note: expiryNote(exception) } : [];
    }),
    excepted: coverage.flatMap(({ finding, by: [exception] }) =>
      exception && !isOver(exception) ? { ...finding, exception } : [],
    ),
  };
}

function covering(finding: Finding, judgement: Judgement, exceptions: readonly Exception[]): Exception[] {
  const isItsTemplate = ({ name }: Subject): boolean => name === finding.subject;
  const subject = judgement.subjects.find(isItsTemplate);
  return subject
    ? exceptions.filter((exception) => isAbout(exception, subject) && covers(exception, finding))
    : [];
}

/** Two exceptions for one finding would have two owners, and two days on which it comes back. */
function repeated(finding: Finding, by: readonly Exception[], all: readonly Exception[]): Problem[] {
  const [first, second] = by.map((exception) => all.indexOf(exception));
  if (first === undefined || second === undefined) return [];
  const message = `covers ${finding.rule} on ${finding.logicalId} of ${finding.subject}, as exceptions[${first}] does`;
  return [{ path: ['exceptions', second], message }];
}

function expiryNote({ expires, owner, ticket }: Exception): string {
  return `its exception expired on ${expires}; ${owner} decides again (${ticket})`;
}

function refuse(code: 'EXCEPTION_INVALID' | 'EXCEPTION_UNUSED', problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new UserError({
    code,
    message: `${problems.length} problem(s) with exceptions:\n${problemList(problems)}`,
    remedy: 'edit exceptions/register.ts, or the file of the layer beside it',
  });
}
