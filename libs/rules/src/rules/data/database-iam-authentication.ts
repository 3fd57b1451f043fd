import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';
import { databaseTypes, engineFamily, standsAlone } from './database-engine';

/** Engines that know it are PostgreSQL, MySQL and MariaDB; nothing is said of others. */
export const databaseIamAuthentication = propertyRule({
  id: 'DatabaseIamAuthentication',
  description: 'Databases let users sign in as themselves, with a token of IAM in place of a shared password',
  citations: ['45 CFR 164.312(a)(2)(i)', '45 CFR 164.312(d)'],
  remedy: 'Set EnableIAMDatabaseAuthentication to true (iamAuthentication in CDK).',
  checks: [
    {
      types: databaseTypes,
      property: 'EnableIAMDatabaseAuthentication',
      holds: isTrue,
      problem: 'users can only sign in with a password',
      when: (database) =>
        standsAlone(database) && [undefined, 'postgres', 'mysql'].includes(engineFamily(database)),
    },
  ],
});
