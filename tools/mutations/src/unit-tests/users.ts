import type { UnitTest } from '../unit-test';

const layer = 'users';
const resource = 'Users/ApplicationPolicy/Resource';
const spec = 'apps/users/src/application-policy.spec.ts';

/** Conditions of a statement, which has another number where the environment has fewer layers. */
const conditionsOf = (numbers: string): RegExp =>
  new RegExp(`^Properties\\.PolicyDocument\\.Statement\\.(${numbers})\\.Condition`);

export const usersTests: readonly UnitTest[] = [
  {
    layer,
    resource,
    setting: conditionsOf('0|4'),
    reason: 'which part of the bucket is whose is for the application to say',
    killedBy: `${spec}: the application lists the files below its prefix and no others`,
  },
  {
    layer,
    resource,
    setting: conditionsOf('3'),
    reason: 'through which service a key is used is stricter than any rule asks for',
    killedBy: `${spec}: the key of the secret opens that secret, through Secrets Manager, and nothing else`,
  },
  {
    layer,
    resource,
    setting: conditionsOf('2|6'),
    reason: 'through which service a key is used is stricter than any rule asks for',
    killedBy: `${spec}: the key of the bucket serves S3, for that bucket, and nothing else`,
  },
  {
    layer,
    resource,
    setting: 'Properties.PolicyDocument',
    broken: /^a denial/,
    reason: 'a denial on top of permissions that do not reach as far',
    killedBy: `${spec}: the application takes nothing away that nobody could bring back`,
  },
];
