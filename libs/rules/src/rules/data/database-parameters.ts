import { judged, mayHoldHealthData } from '../../reading/property-rule';
import { alternatives, isRecord } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { databases, engineFamily } from './database-engine';

interface Parameter {
  readonly name: string;
  readonly holds: (value: string) => boolean;
  /** What is wrong when it does not hold: a sentence without a full stop. */
  readonly problem: string;
}

const isOn = (value: string): boolean => /^(1|on|true|yes)$/i.test(value);

const inSupport = (value: string): boolean => /^TLSv1\.[23]$/i.test(value);

const postgres: readonly Parameter[] = [
  {
    name: 'ssl_min_protocol_version',
    holds: inSupport,
    problem: 'nothing shows that TLS before 1.2 is refused',
  },
  { name: 'log_connections', holds: isOn, problem: 'nobody sees who signs in' },
  { name: 'log_disconnections', holds: isOn, problem: 'nobody sees who signs off, and after how long' },
  {
    name: 'shared_preload_libraries',
    holds: (value) => /\bpgaudit\b/.test(value),
    problem: 'the audit extension is not loaded',
  },
  {
    name: 'pgaudit.log',
    holds: (value) => value !== '' && !/^none$/i.test(value),
    problem: 'the audit extension writes nothing down',
  },
];

const mysql: readonly Parameter[] = [
  {
    name: 'tls_version',
    holds: (value) => value.split(',').every((version) => inSupport(version.trim())),
    problem: 'nothing shows that TLS before 1.2 is refused',
  },
];

/** What parameter groups say, of databases that name one of the template; without one the rule on forced TLS fails. */
export const databaseParameterRules: readonly Rule[] = [
  {
    id: 'DatabaseAudited',
    description:
      'Databases with health data write down who signs in and does what, and take TLS 1.2 or later',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 AU-2'],
    remedy: 'Set the parameter that is named in the parameter group of the database.',
    evaluate: (template, context) =>
      mayHoldHealthData(context)
        ? databases(template).flatMap((database) => verdicts(database, template))
        : [],
  },
];

function verdicts(database: ViewedResource, template: TemplateView): readonly Verdict[] {
  const family = engineFamily(database);
  const wanted = { postgres, mysql }[String(family)] ?? [];
  const isCluster = database.Type === 'AWS::RDS::DBCluster';
  const group = template.target(
    database.properties[isCluster ? 'DBClusterParameterGroupName' : 'DBParameterGroupName'],
  );
  if (!group) return [];
  const parameters = group.properties['Parameters'];
  const given = isRecord(parameters) ? parameters : {};
  // Engines have sound defaults for TLS; whoever sets one of these takes the defaults of the others away from the proof.
  if (!wanted.some(({ name }) => given[name] !== undefined)) return [];
  return wanted.map(({ name, holds, problem }) => {
    const value = given[name];
    const passes = alternatives(value).every((one) => one !== undefined && holds(String(one)));
    return judged(group, { property: `Parameters.${name}`, value, holds: passes, problem });
  });
}
