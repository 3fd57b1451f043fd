import type { Problem } from '@hipaa-cdk/errors';
import type { Judgement } from '../judgement/judgement';
import { OPTIONAL_PACKS } from '../judgement/optional-packs';
import { placeOf } from '../judgement/place';
import { isQualified, packOf, qualified, withoutDetail } from '../judgement/rule-id';
import type { Subject } from '../judgement/subject';
import type { Exception } from './exception';
import type { Known } from './known';
import { isAbout, isNamed } from './scope';

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
