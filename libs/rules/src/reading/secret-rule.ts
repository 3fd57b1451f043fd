import type { Rule, Verdict } from '../rule';
import type { TemplateView } from '../template-view';

import { findSecrets } from './secret-finder';
import { isRecord } from './value';
import { WITHHELD, withheld } from './withheld';

/** A place that people can read without being let near a secret. */
export interface Surface {
  /** Logical id of the resource, or name of the output. */
  readonly logicalId: string;
  /** Whole path, such as `Properties.Environment.Variables.MODE`. */
  readonly property: string;
  /** What the value is called there. */
  readonly name: string;
  readonly value: unknown;
}

export interface SecretRuleProps extends Omit<Rule, 'evaluate'> {
  readonly surfaces: (template: TemplateView) => readonly Surface[];
}

/** A rule that wants no secret in some places. A verdict never repeats what it found: reports are read by many. */
export function secretRule({ surfaces, ...rule }: SecretRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template) => surfaces(template).flatMap((surface) => verdicts(surface, template)),
  };
}

function verdicts({ logicalId, property, name, value }: Surface, template: TemplateView): readonly Verdict[] {
  const found = findSecrets(name, value, template);
  // What passes for no secret may be one that nobody has recognised.
  if (found.length === 0)
    return [
      {
        outcome: 'pass',
        logicalId,
        property,
        value: withheld(value, [property.startsWith('Metadata') ? 'Metadata' : 'Variables'], []),
      },
    ];
  return found.map(({ path, what }) => ({
    outcome: 'fail',
    logicalId,
    property: [property, ...path].join('.'),
    value: isReference(value) ? value : WITHHELD,
    problem: `it shows ${what}`,
  }));
}

function isReference(value: unknown): boolean {
  return isRecord(value) && ('Ref' in value || 'Fn::GetAtt' in value);
}
