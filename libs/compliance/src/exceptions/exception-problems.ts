import type { Problem } from '@hipaa-cdk/errors';
import {
  isQualified,
  shortName,
  packOf,
  qualified,
  withoutDetail,
  OPTIONAL_PACKS,
} from '../judgement/rule-id';
import { dayNumber, type Exception } from './exception';
import { never } from './never';
import type { Judgement, Subject } from '../judgement/judgement';
import { placeOf } from '../judgement/place';
import { isAbout, isNamed } from './apply-exceptions';

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
    ...subjects.flatMap((subject) =>
      resources
        .filter((resource) => !isInTemplate(resource, subject))
        .map((resource) => ({
          path: [...path, 'resource'],
          message: `${subject.name} has no ${resource}; expected the construct path or logical id of a resource`,
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
