import type { Rule, RuleContext, Verdict } from '../rule';
import type { ViewedResource } from '../template-view';
import { holdsNoHealthData } from './holds-no-health-data';

/** Aurora and the engines that the list names for RDS. RDS Custom, whose engines start with `custom-`, is not among them. */
const ENGINE =
  /^(aurora|aurora-mysql|aurora-postgresql|mysql|mariadb|postgres|(db2|oracle|sqlserver)-[a-z0-9-]+)$/;

/**
 * RDS is eligible with named engines only. An engine that is a parameter or another token fails: it decides whether the
 * database is eligible at all, so it stands in the template. An instance without an engine takes that of its cluster,
 * source or snapshot, and is not judged.
 */
export const onlyEligibleDatabaseEngines: Rule = {
  id: 'OnlyEligibleDatabaseEngines',
  description: 'every RDS database that may hold health data runs an engine that the list names',
  citations: ['45 CFR 164.308(b)(1)', '45 CFR 164.314(a)(1)', '45 CFR 164.504(e)'],
  remedy:
    'set Engine to aurora-postgresql, aurora-mysql, postgres, mysql, mariadb, db2-*, oracle-* or sqlserver-*',
  *evaluate(template, context) {
    for (const database of template.resources('AWS::RDS::DBCluster', 'AWS::RDS::DBInstance')) {
      if (database.properties.Engine !== undefined) yield judge(database, context);
    }
  },
};

function judge({ logicalId, properties }: ViewedResource, context: RuleContext): Verdict {
  const { Engine: engine } = properties;
  const found = { logicalId, property: 'Properties.Engine', value: engine };
  if (typeof engine === 'string' && ENGINE.test(engine.toLowerCase())) return { ...found, outcome: 'pass' };
  const problem = `engine ${JSON.stringify(engine)} is not one that the list names for RDS or Aurora`;
  return holdsNoHealthData(context)
    ? { ...found, outcome: 'pass', value: `${problem}; allowed for ${context.dataClass} data` }
    : { ...found, outcome: 'fail', problem };
}
