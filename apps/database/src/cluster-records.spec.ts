import { expectLogsUseKey } from '@hipaa-cdk/constructs/testing';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { profiles } from '@hipaa-cdk/environments';
import { engines } from './engines';
import { app } from './main';

const KEY = { Description: 'Encrypts the logs of the database and the messages of its alarms' };

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { profile, account, region } = findEnvironment(environment);
  const { engine } = app.settings(findEnvironment(environment));
  const groups = `/aws/rds/cluster/${APPLICATION}-${environment}-database/`;

  test('every exported log has a group where RDS writes it', () => {
    const names = Object.values(template().findResources('AWS::Logs::LogGroup')).map(
      (group) => (group as { Properties: { LogGroupName: string } }).Properties.LogGroupName,
    );
    expect(names).toEqual(engines[engine].logTypes.map((logType) => `${groups}${logType}`));
  });

  test('the cluster that the groups are named after has that name', () => {
    template().hasResourceProperties('AWS::RDS::DBCluster', {
      DBClusterIdentifier: `${APPLICATION}-${environment}-database`,
    });
  });

  test('the cluster comes after its groups, because RDS makes those that are missing', () => {
    const ids = Object.keys(template().findResources('AWS::Logs::LogGroup'));
    template().hasResource('AWS::RDS::DBCluster', {
      DependsOn: Match.arrayWith(ids.sort()),
    });
  });

  test('every group is encrypted with the key of the logs', () => {
    const [keyId] = Object.keys(
      template().findResources('AWS::KMS::Key', {
        Properties: KEY,
      }),
    );
    template().allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] } });
  });

  test('every group keeps its logs as long as the profile says', () => {
    template().allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: profile.logRetentionDays });
  });

  test('CloudWatch Logs may use the key for these groups and no others', () => {
    expectLogsUseKey(template(), { account, region, prefixes: [groups] }, KEY);
  });

  test('no function is needed to set the retention', () => {
    template().resourceCountIs('AWS::Lambda::Function', 0);
    template().resourceCountIs('Custom::LogRetention', 0);
  });
});

/** The same environment with the one field changed that decides what becomes of data. */
const template = (removal: 'retain' | 'destroy') =>
  layerTemplate(app, testEnvironment('test', { profile: { ...profiles.economy, removal } }));

const policies = (removal: 'retain' | 'destroy', type: string): unknown[] => {
  const resources = Object.values(template(removal).findResources(type)) as Record<string, unknown>[];
  return resources.map((one) => [one.DeletionPolicy, one.UpdateReplacePolicy]);
};

describe('where data are retained', () => {
  test('a cluster leaves a snapshot when it goes or is replaced', () => {
    expect(policies('retain', 'AWS::RDS::DBCluster')).toEqual([['Snapshot', 'Snapshot']]);
  });

  test('the backups of a cluster stay', () => {
    template('retain').hasResourceProperties('AWS::RDS::DBCluster', {
      DeleteAutomatedBackups: false,
    });
  });

  test('every key stays, without which neither snapshot nor log could be read', () => {
    expect(policies('retain', 'AWS::KMS::Key')).toEqual(Array(3).fill(['Retain', 'Retain']));
  });

  test('every log group stays, unless the very first deploy fails', () => {
    expect(policies('retain', 'AWS::Logs::LogGroup')).toEqual(
      Array(2).fill(['RetainExceptOnCreate', 'Retain']),
    );
  });
});

describe('where data are destroyed', () => {
  test.each(['AWS::RDS::DBCluster', 'AWS::KMS::Key', 'AWS::Logs::LogGroup'])(
    'no %s is left behind',
    (type) => {
      expect(new Set(policies('destroy', type).flat() as string[])).toEqual(new Set(['Delete']));
    },
  );

  test('the backups of a cluster go with it', () => {
    template('destroy').hasResourceProperties('AWS::RDS::DBCluster', {
      DeleteAutomatedBackups: true,
    });
  });
});

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);

  test('only RDS, and only for instances of this account, can use the role', () => {
    template().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'monitoring.rds.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': account },
              ArnLike: { 'aws:SourceArn': `arn:aws:rds:${region}:${account}:db:*` },
            },
          },
        ],
      },
    });
  });

  test('the role writes the log group of enhanced monitoring and nothing else', () => {
    const [policy] = Object.values(template().findResources('AWS::IAM::ManagedPolicy'));
    const { Statement } = policy?.['Properties'].PolicyDocument as { Statement: { Resource: string[] }[] };
    const group = `arn:aws:logs:${region}:${account}:log-group:RDSOSMetrics`;
    const stream = `${group}:log-stream:db-${'?'.repeat(26)}`;
    expect(Statement.map(({ Resource }) => Resource)).toEqual([
      [group, `${group}:log-stream:`],
      [`${group}:log-stream:`, stream],
    ]);
  });

  test('the role can do what enhanced monitoring needs', () => {
    template().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'] }),
          Match.objectLike({ Action: Match.arrayWith(['logs:CreateLogStream', 'logs:PutLogEvents']) }),
        ],
      },
    });
  });

  test('there is no other role, and no policy inside one', () => {
    template().resourceCountIs('AWS::IAM::Role', 1);
    template().resourceCountIs('AWS::IAM::Policy', 0);
  });
});

test.each(everyEnvironment('database'))(
  'the cluster of %s keeps its statistics, encrypted with the key of the data',
  (environment) => {
    const template = layerTemplate(app, environment);
    const [key] = Object.keys(
      template.findResources('AWS::KMS::Key', {
        Properties: { Description: 'Encrypts the database, its backups and its statistics' },
      }),
    );
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      PerformanceInsightsEnabled: true,
      PerformanceInsightsKmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
    });
  },
);

test.each([
  { insights: 'standard' as const, days: 7 },
  { insights: 'advanced' as const, days: 465 },
])('$insights insights keep statistics for $days days', ({ insights, days }) => {
  layerTemplate(app, 'prod', { insights }).hasResourceProperties('AWS::RDS::DBCluster', {
    DatabaseInsightsMode: insights,
    PerformanceInsightsRetentionPeriod: days,
  });
});
