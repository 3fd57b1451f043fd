import { type Problem, UserError, problemList } from '@hipaa-cdk/errors';
import type { Finding, Judgement, Subject } from '../judgement/judgement';
import { dayNumber, type Exception } from './exception';
import {
  packOf,
  qualified,
  isQualified,
  shortName,
  withoutDetail,
  OPTIONAL_PACKS,
} from '../judgement/rule-id';
import { never } from './never';
import { placeOf } from '../judgement/place';

const TEXTS = ['layer', 'reason', 'owner', 'ticket', 'compensatingControl'] as const;
const MOST_DAYS = 366;

/** What is wrong with one exception, whatever it is about. */
export function exceptionProblems(
  exception: Exception,
  path: readonly PropertyKey[],
  today: string,
): Problem[] {
  return [
    ...TEXTS.filter((field) => exception[field].trim() === '').map((field) => ({
      path: [...path, field],
      message: 'empty; expected a few words',
    })),
    ...(exception.rules.length === 0 ? [{ path: [...path, 'rule'], message: 'empty; expected a rule' }] : []),
    ...(exception.resources.length === 0
      ? [{ path: [...path, 'resource'], message: 'empty; expected a construct path or logical id' }]
      : []),
    ...exception.rules.flatMap((rule) => ruleProblem(rule, [...path, 'rule'])),
    ...dateProblem(exception.expires, [...path, 'expires'], today),
  ];
}

function ruleProblem(rule: string, path: readonly PropertyKey[]): Problem[] {
  if (!isQualified(rule)) {
    return [
      { path, message: `${JSON.stringify(rule)} names no pack; expected "Pack::Rule" as a finding has it` },
    ];
  }
  const reason = never[shortName(rule)];
  return reason ? [{ path, message: `${rule} has no exceptions: ${reason}` }] : [];
}

/** A day that is over is no mistake of form: it brings the finding back. */
function dateProblem(expires: string, path: readonly PropertyKey[], today: string): Problem[] {
  const [end, now] = [dayNumber(expires), dayNumber(today)];
  if (end === undefined) {
    return [{ path, message: `${JSON.stringify(expires)} is not a day; expected YYYY-MM-DD` }];
  }
  if (now === undefined || end - now <= MOST_DAYS) return [];
  return [{ path, message: `${expires} is more than a year away; expected a day on which to decide again` }];
}

/** What exceptions may name beside what was judged. */
export interface Known {
  /**
   * All layers of the workspace.
   *
   * @default - any layer is taken for one that was not judged
   */
  readonly layers?: readonly string[];
  /**
   * All environments of the workspace.
   *
   * @default - any environment is taken for one that was not judged
   */
  readonly environments?: readonly string[];
}

/** What an exception names that does not exist. */
export function unknownNames(
  exception: Exception,
  path: readonly PropertyKey[],
  judgement: Judgement,
  known: Known,
): Problem[] {
  const { layer, environments = [], rules, resources } = exception;
  const subjects = judgement.subjects.filter((subject) => isAbout(exception, subject));
  return [
    ...oneOf([...path, 'layer'], [layer], known.layers),
    ...oneOf([...path, 'environments'], environments, known.environments),
    ...rules
      .filter((rule) => isQualified(rule) && !isKnownRule(rule, judgement))
      .map((rule) => ({ path: [...path, 'rule'], message: `there is no rule ${withoutDetail(rule)}` })),
    ...byEnvironment(subjects).flatMap((group) =>
      resources
        .filter((resource) => !group.some((subject) => isInTemplate(resource, subject)))
        .map((resource) => ({
          path: [...path, 'resource'],
          message: `${group[0].name} has no ${resource}; expected the construct path or logical id of a resource`,
        })),
    ),
  ];
}

function oneOf(path: readonly PropertyKey[], names: readonly string[], known?: readonly string[]): Problem[] {
  return names
    .filter((name) => known && !known.includes(name))
    .map((name) => ({ path, message: `there is no ${name}; expected one of ${known?.join(', ')}` }));
}

/** A pack that was left out this time, or that does not list its rules, cannot say that a rule is unknown. */
function isKnownRule(rule: string, { packs, rules }: Judgement): boolean {
  const isItsPack = (pack: string): boolean => qualified(pack, '') === qualified(packOf(rule), '');
  if (!packs.some(isItsPack)) return OPTIONAL_PACKS.some(isItsPack);
  const listed = rules.filter(({ pack }) => isItsPack(pack));
  return listed.length === 0 || listed.some(({ id }) => id === withoutDetail(rule));
}

function isInTemplate(resource: string, subject: Subject): boolean {
  const { Resources, Outputs = {}, Parameters = {} } = subject.template;
  const logicalIds = [Resources, Outputs, Parameters].flatMap((section) => Object.keys(section));
  return logicalIds.some((logicalId) => isNamed(resource, placeOf(subject, logicalId)));
}

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
export function isAbout({ layer, part, launch = {}, environments }: Exception, subject: Subject): boolean {
  if (subject.layer !== layer || subject.part !== part) return false;
  if (Object.entries(launch).some(([name, value]) => subject.launch?.[name] !== value)) return false;
  return environments === undefined || environments.includes(subject.environment ?? '');
}

/** Whether a resource is the one that an exception names. */
function isNamed(resource: string, place: Pick<Finding, 'logicalId' | 'constructPath'>): boolean {
  return resource === place.logicalId || resource === place.constructPath;
}

/** Whether an exception covers a finding on a template that it is about. Neither rules nor resources have wildcards. */
export function covers({ rules, resources }: Exception, finding: Finding): boolean {
  return rules.includes(finding.rule) && resources.some((resource) => isNamed(resource, finding));
}

/** Templates by the environment that they are for. A part has several launches there, which make different resources. */
function byEnvironment(subjects: readonly Subject[]): readonly (readonly [Subject, ...Subject[]])[] {
  const groups = new Map<string | undefined, [Subject, ...Subject[]]>();
  for (const subject of subjects) {
    const group = groups.get(subject.environment);
    if (group) group.push(subject);
    else groups.set(subject.environment, [subject]);
  }
  return [...groups.values()];
}

/**
 * Exceptions without a finding. Each must match in every environment that it is about, so that judging one layer in one
 * environment says the same about it as judging all: an exception that holds for some environments names them.
 */
export function unusedExceptions(judgement: Judgement, exceptions: readonly Exception[]): Problem[] {
  return exceptions.flatMap((exception, index) =>
    byEnvironment(judgement.subjects.filter((subject) => isAbout(exception, subject))).flatMap((group) =>
      pairs(exception)
        .filter(({ rule }) => wasApplied(rule, judgement))
        .filter(
          ({ rule, resource }) => !group.some(({ name }) => hasFinding(judgement, name, rule, resource)),
        )
        .map(({ rule, resource }) => ({
          path: ['exceptions', index],
          message: `${group[0].name} has no finding ${rule} on ${resource}: remove it, or name the environments that have`,
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
