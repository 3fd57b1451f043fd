import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import type { Finding, Judgement, Subject } from '../judgement/judgement';
import { dayNumber, type Exception } from './exception';
import { exceptionProblems, type Known, unknownNames } from './exception-problems';
import { packOf, qualified } from '../judgement/rule-id';

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

/** Whether an exception is about a template. */
export function isAbout({ layer, part, environments }: Exception, subject: Subject): boolean {
  if (subject.layer !== layer || subject.part !== part) return false;
  return environments === undefined || environments.includes(subject.environment ?? '');
}

/** Whether a resource is the one that an exception names. */
export function isNamed(resource: string, place: Pick<Finding, 'logicalId' | 'constructPath'>): boolean {
  return resource === place.logicalId || resource === place.constructPath;
}

/** Whether an exception covers a finding on a template that it is about. Neither rules nor resources have wildcards. */
export function covers({ rules, resources }: Exception, finding: Finding): boolean {
  return rules.includes(finding.rule) && resources.some((resource) => isNamed(resource, finding));
}

/**
 * Exceptions without a finding. Each must match on every template that it is about, so that judging one layer in one
 * environment says the same about it as judging all: an exception that holds for some environments names them.
 */
export function unusedExceptions(judgement: Judgement, exceptions: readonly Exception[]): Problem[] {
  return exceptions.flatMap((exception, index) =>
    judgement.subjects
      .filter((subject) => isAbout(exception, subject))
      .flatMap(({ name }) =>
        pairs(exception)
          .filter(({ rule }) => wasApplied(rule, judgement))
          .filter(({ rule, resource }) => !hasFinding(judgement, name, rule, resource))
          .map(({ rule, resource }) => ({
            path: ['exceptions', index],
            message: `${name} has no finding ${rule} on ${resource}: remove it, or name the environments that have`,
          })),
      ),
  );
}

function pairs({ rules, resources }: Exception): { rule: string; resource: string }[] {
  return rules.flatMap((rule) => resources.map((resource) => ({ rule, resource })));
}

function wasApplied(rule: string, { packs }: Judgement): boolean {
  return packs.some((pack) => qualified(pack, '') === qualified(packOf(rule), ''));
}

function hasFinding({ findings }: Judgement, subject: string, rule: string, resource: string): boolean {
  return findings.some(
    (finding) => finding.subject === subject && finding.rule === rule && isNamed(resource, finding),
  );
}
