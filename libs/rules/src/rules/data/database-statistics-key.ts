import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule, type PropertyCheck } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';
import { databaseTypes } from './database-engine';

const check = (feature: string, property: string): PropertyCheck => ({
  types: databaseTypes,
  property,
  holds: isCustomerKey,
  problem: 'its statistics are not encrypted with a key of your own',
  when: ({ properties }) => isTrue(properties[feature]),
});

/** The statements that it keeps may have health data in them. */
export const databaseStatisticsKey = propertyRule({
  id: 'DatabaseStatisticsKey',
  description: 'Performance statistics of databases are encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy:
    'Name a key (PerformanceInsightsKmsKeyId of a cluster, PerformanceInsightsKMSKeyId of an instance).',
  checks: [
    { ...check('PerformanceInsightsEnabled', 'PerformanceInsightsKmsKeyId'), types: ['AWS::RDS::DBCluster'] },
    { ...check('EnablePerformanceInsights', 'PerformanceInsightsKMSKeyId'), types: ['AWS::RDS::DBInstance'] },
  ],
});
