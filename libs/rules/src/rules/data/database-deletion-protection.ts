import { mustOutliveStack } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';
import { databaseTypes, standsAlone } from './database-engine';

const problem = 'one call deletes it';

export const databaseDeletionProtection = propertyRule({
  id: 'DatabaseDeletionProtection',
  description: 'Databases whose data must outlive the stack refuse to be deleted',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.312(c)(1)'],
  remedy: 'Set DeletionProtection (DeletionProtectionEnabled for a table) to true.',
  applies: mustOutliveStack,
  checks: [
    { types: databaseTypes, property: 'DeletionProtection', holds: isTrue, problem, when: standsAlone },
    {
      types: ['AWS::RDS::GlobalCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
      property: 'DeletionProtection',
      holds: isTrue,
      problem,
    },
    { types: ['AWS::DynamoDB::Table'], property: 'DeletionProtectionEnabled', holds: isTrue, problem },
    {
      types: ['AWS::DynamoDB::GlobalTable'],
      property: 'Replicas.*.DeletionProtectionEnabled',
      holds: isTrue,
      problem,
    },
  ],
});
