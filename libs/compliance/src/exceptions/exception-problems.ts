import type { Problem } from '@hipaa-cdk/errors';
import { isQualified, shortName } from '../judgement/rule-id';
import { dayNumber } from './date';
import type { Exception } from './exception';
import { never } from './never';

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
