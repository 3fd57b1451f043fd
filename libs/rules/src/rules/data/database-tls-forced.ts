import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { alternatives } from '../../reading/readings';
import { isRecord } from '../../reading/value';
import { databases, engineFamily, type EngineFamily } from './database-engine';

interface Switch {
  readonly parameter: string;
  readonly on: readonly string[];
}

const forceSsl: Switch = { parameter: 'rds.force_ssl', on: ['1'] };
const secureTransport: Switch = { parameter: 'require_secure_transport', on: ['on', '1'] };

/** Oracle and Db2 encrypt connections by other means than a parameter: nothing is said of them. */
const switches: Readonly<Partial<Record<EngineFamily, Switch>>> = {
  postgres: forceSsl,
  sqlserver: forceSsl,
  mysql: secureTransport,
};

/**
 * The parameter has to be written down. PostgreSQL 15 and later force TLS by default, but a default belongs to AWS and to
 * a version, and a group that is not in the template may say anything.
 */
export const databaseTlsForced: Rule = {
  id: 'DatabaseTlsForced',
  description: 'Databases refuse connections that are not encrypted',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
  remedy:
    'Give the database a parameter group of the template with rds.force_ssl=1 (PostgreSQL, SQL Server) or require_secure_transport=ON (MySQL, MariaDB).',
  evaluate: (template) => databases(template).flatMap((database) => [...verdicts(database, template)]),
};

function* verdicts(database: ViewedResource, template: TemplateView): Iterable<Verdict> {
  const family = engineFamily(database);
  const candidates = family ? [switches[family]] : [forceSsl, secureTransport];
  const wanted = candidates.filter((one) => one !== undefined);
  if (wanted.length === 0) return;
  const property =
    database.Type === 'AWS::RDS::DBCluster' ? 'DBClusterParameterGroupName' : 'DBParameterGroupName';
  const value = database.properties[property];
  const group = template.target(value);
  const names = wanted.map(({ parameter }) => parameter).join(' or ');
  if (!group) {
    const problem = `its parameters are not in the template, so nothing shows that ${names} is on`;
    yield judged(database, { property, value, holds: false, problem });
    return;
  }
  const set = wanted.find(({ parameter }) => parametersOf(group)[parameter] !== undefined) ?? wanted[0];
  const parameter = set?.parameter ?? names;
  const found = parametersOf(group)[parameter];
  yield judged(group, {
    property: `Parameters.${parameter}`,
    value: found,
    holds: alternatives(found).every((one) => set?.on.includes(String(one).toLowerCase()) === true),
    problem: `${names} is not on for ${database.logicalId}`,
  });
}

function parametersOf(group: ViewedResource): Readonly<Record<string, unknown>> {
  const parameters = group.properties['Parameters'];
  return isRecord(parameters) ? parameters : {};
}
