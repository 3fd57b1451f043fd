import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from './main';

interface Key {
  readonly Properties: {
    readonly Description: string;
    readonly KeyPolicy: {
      readonly Statement: readonly {
        readonly Principal: Record<string, string>;
        readonly Condition?: object;
      }[];
    };
  };
}

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const { profile, account } = findEnvironment(environment);
  const template = () => layerTemplate(app, environment);
  const keys = () => Object.values(template().findResources('AWS::KMS::Key')) as unknown as Key[];

  test('database and secret have a key each, and logs and alarms one together', () => {
    expect(new Set(keys().map((key) => key.Properties.Description)).size).toBe(3);
  });

  test('every key is renewed every year', () => {
    template().allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('a deleted key can be brought back for a while', () => {
    template().allResourcesProperties('AWS::KMS::Key', { PendingWindowInDays: profile.keyDeletionDays });
  });

  test('a key trusts its own account, and a service only under a condition', () => {
    const statements = keys().flatMap((key) => key.Properties.KeyPolicy.Statement);
    const unconditional = statements.filter((statement) => !statement.Condition);
    expect(unconditional.map((statement) => statement.Principal)).toEqual(
      Array(3).fill({ AWS: `arn:aws:iam::${account}:root` }),
    );
  });
});
