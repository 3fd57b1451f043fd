import type { Rule, RuleContext, Verdict } from '../rule';
import type { ViewedResource } from '../template-view';
import { serviceOf } from './service-of';

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
      if (database.properties.Engine !== undefined) yield judgeEngine(database, context);
    }
  },
};

function judgeEngine({ logicalId, properties }: ViewedResource, context: RuleContext): Verdict {
  const { Engine: engine } = properties;
  const found = { logicalId, property: 'Properties.Engine', value: engine };
  if (typeof engine === 'string' && ENGINE.test(engine.toLowerCase())) return { ...found, outcome: 'pass' };
  const problem = `engine ${JSON.stringify(engine)} is not one that the list names for RDS or Aurora`;
  return holdsNoHealthData(context)
    ? { ...found, outcome: 'pass', value: `${problem}; allowed for ${context.dataClass} data` }
    : { ...found, outcome: 'fail', problem };
}

/**
 * Every resource of a stack that may hold health data belongs to an eligible service, or to one that no health data
 * reaches. A service off the list passes where the data is known to be synthetic or de-identified, and the verdict says
 * so: the stack cannot be taken to production as it is.
 */
export const onlyEligibleServices: Rule = {
  id: 'OnlyEligibleServices',
  description: 'every resource that may hold health data belongs to a HIPAA-eligible service',
  citations: ['45 CFR 164.308(b)(1)', '45 CFR 164.314(a)(1)', '45 CFR 164.504(e)'],
  remedy:
    'take a listed service instead, keep the resource in a stack of an environment without health data, or, where AWS ' +
    'lists the service by now, update libs/rules/src/eligible-services/eligible-services.json and its listDate',
  *evaluate(template, context) {
    for (const resource of template.resources()) yield judge(resource, context);
  },
};

function judge({ logicalId, Type: type }: ViewedResource, context: RuleContext): Verdict {
  const { standing, because } = serviceOf(type);
  const found = { logicalId, property: 'Type', value: type };
  if (standing === 'eligible' || standing === 'supporting') return { ...found, outcome: 'pass' };
  const problem = `${type ?? 'a resource'} is ${standing}: ${because}`;
  return holdsNoHealthData(context)
    ? { ...found, outcome: 'pass', value: `${problem}; allowed for ${context.dataClass} data` }
    : { ...found, outcome: 'fail', problem };
}

/** The gate: what a template must pass before health data may enter. */
export const eligibleServiceRules: readonly Rule[] = [onlyEligibleServices, onlyEligibleDatabaseEngines];

/** Whether health data is known to stay out. Data of an unknown kind may be health data. */
function holdsNoHealthData({ dataClass }: RuleContext): boolean {
  return dataClass === 'synthetic' || dataClass === 'deidentified';
}
