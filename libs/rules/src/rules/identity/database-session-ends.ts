import type { Rule } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';

import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { numberOf } from '../../reading/value';
import { weakest } from '../../reading/weakest';

/** Settings that end an idle session, with the unit that an engine counts them in. */
const engines: readonly {
  readonly family: RegExp;
  readonly settings: readonly string[];
  readonly perMinute: number;
}[] = [
  {
    family: /postgres/,
    settings: ['idle_session_timeout', 'idle_in_transaction_session_timeout'],
    perMinute: 60_000,
  },
  { family: /mysql|mariadb/, settings: ['wait_timeout', 'interactive_timeout'], perMinute: 60 },
];

/** Other engines have no such parameter. A group for the instances of an Aurora cluster inherits from the cluster's. */
export const databaseSessionEnds: Rule = {
  id: 'DatabaseSessionEnds',
  description: `A database ends sessions after ${sessionPolicy.idleMinutes} idle minutes (${sessionPolicy.source})`,
  citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12', 'NIST 800-53r5 SC-10'],
  remedy:
    'Set idle_session_timeout and idle_in_transaction_session_timeout (milliseconds, PostgreSQL) or wait_timeout and interactive_timeout (seconds, MySQL) in the parameter group.',
  evaluate: (template) =>
    template.resources('AWS::RDS::DBParameterGroup', 'AWS::RDS::DBClusterParameterGroup').flatMap((group) =>
      engines
        .filter(({ family }) => family.test(String(group.properties['Family'])))
        .flatMap(({ settings, perMinute }) =>
          settings
            .map((name) => ({ name, values: readings(group.properties, `Parameters.${name}`) }))
            .filter(({ values }) => !inherits(group) || values.some((value) => value !== undefined))
            .map(({ name, values }) =>
              judged(group, {
                property: `Parameters.${name}`,
                ...weakest(values, (value) => isShort(value, perMinute)),
                problem: `expected ${sessionPolicy.idleMinutes} minutes or less, ${sessionPolicy.idleMinutes * perMinute} in the unit of the engine`,
              }),
            ),
        ),
    ),
};

function inherits({ Type, properties }: ViewedResource): boolean {
  return Type === 'AWS::RDS::DBParameterGroup' && String(properties['Family']).startsWith('aurora');
}

/** Zero switches the limit off. */
function isShort(value: unknown, perMinute: number): boolean {
  const number = numberOf(value) ?? 0;
  return number > 0 && number <= sessionPolicy.idleMinutes * perMinute;
}
