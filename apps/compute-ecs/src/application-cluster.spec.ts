import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const CLUSTER = 'AWS::ECS::Cluster';
const key = { Ref: Match.stringLikeRegexp('^LogsKey') };

describe.each(everyEnvironment('compute-ecs'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('tasks can be placed on Fargate', () => {
    template().hasResourceProperties('AWS::ECS::ClusterCapacityProviderAssociations', {
      CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    });
  });

  test('nobody can run commands in a container', () => {
    template().hasResourceProperties('AWS::ECS::Service', { EnableExecuteCommand: false });
  });

  test('the cluster has no name of its own', () => {
    template().hasResourceProperties(CLUSTER, { ClusterName: Match.absent() });
  });
});

test.each([
  ['test', 'enabled'],
  ['prod', 'enhanced'],
])('in %s Container Insights are %s', (environment, Value) => {
  layerTemplate(app, environment).hasResourceProperties(CLUSTER, {
    ClusterSettings: [{ Name: 'containerInsights', Value }],
  });
});

describe('the disks of tasks', () => {
  test('are encrypted with the key of the layer in production', () => {
    layerTemplate(app, 'prod').hasResourceProperties(CLUSTER, {
      Configuration: { ManagedStorageConfiguration: { FargateEphemeralStorageKmsKeyId: key } },
    });
  });

  test('are encrypted with a key of AWS where data are synthetic', () => {
    layerTemplate(app, 'test').hasResourceProperties(CLUSTER, { Configuration: Match.absent() });
  });

  const { account } = findEnvironment('prod');
  const ofThisStack = {
    StringEquals: { 'kms:EncryptionContext:aws:ecs:clusterAccount': account },
    StringLike: { 'kms:EncryptionContext:aws:ecs:clusterName': `${APPLICATION}-prod-compute-ecs-*` },
  };
  const allowed = (statement: object) =>
    layerTemplate(app, 'prod').hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          { Effect: 'Allow', Resource: '*', Principal: { Service: 'fargate.amazonaws.com' }, ...statement },
        ]),
      },
    });

  test('of this stack, and of no other, are encrypted by Fargate', () => {
    allowed({
      Sid: 'EncryptDisks',
      Action: 'kms:GenerateDataKeyWithoutPlaintext',
      Condition: ofThisStack,
    });
  });

  test('of this stack are read by Fargate, which may not give more away', () => {
    allowed({
      Sid: 'ReadDisks',
      Action: 'kms:CreateGrant',
      Condition: { ...ofThisStack, 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] } },
    });
  });

  test('cost the key no statement where it is not used', () => {
    const [policy] = Object.values(layerTemplate(app, 'test').findResources('AWS::KMS::Key'));
    expect(JSON.stringify(policy)).not.toContain('fargate');
  });
});

describe('commands in containers, where somebody wants them', () => {
  const template = layerTemplate(app, 'prod', { exec: { reason: 'nobody can find the leak from outside' } });

  test('are possible', () => {
    template.hasResourceProperties('AWS::ECS::Service', { EnableExecuteCommand: true });
  });

  test('are recorded in a group of the stack, encrypted with the key of the layer', () => {
    template.hasResourceProperties(CLUSTER, {
      Configuration: {
        ExecuteCommandConfiguration: {
          Logging: 'OVERRIDE',
          KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
          LogConfiguration: {
            CloudWatchLogGroupName: { Ref: Match.stringLikeRegexp('^LogsExec') },
            CloudWatchEncryptionEnabled: true,
          },
        },
      },
    });
  });

  test('leave the files of the image alone: only the agent has folders to write to', () => {
    template.hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: [
        Match.objectLike({
          ReadonlyRootFilesystem: true,
          MountPoints: ['/var/lib/amazon', '/var/log/amazon'].map((ContainerPath) =>
            Match.objectLike({ ContainerPath, ReadOnly: false }),
          ),
        }),
      ],
    });
  });

  test('are taken by the agent, which writes one group with one key', () => {
    const group = Match.stringLikeRegexp('^LogsExec');
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^TaskTaskRole') }],
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Sid: 'TakeCommands', Action: Match.arrayWith(['ssmmessages:OpenDataChannel']) }),
          Match.objectLike({ Sid: 'FindGroup', Action: 'logs:DescribeLogGroups', Resource: Match.not('*') }),
          Match.objectLike({ Sid: 'WriteCommands', Resource: { 'Fn::GetAtt': [group, 'Arn'] } }),
          Match.objectLike({
            Sid: 'Encrypt',
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogsKey'), 'Arn'] },
          }),
        ],
      },
    });
  });

  test('do not open the key to more than before', () => {
    const principals = (made: typeof template) =>
      Object.values(made.findResources('AWS::KMS::Key')).map(({ Properties }) =>
        (Properties.KeyPolicy as { Statement: { Principal: unknown }[] }).Statement.map(
          ({ Principal }) => Principal,
        ),
      );
    expect(principals(template)).toEqual(principals(layerTemplate(app, 'prod')));
  });

  test('are told in the template, with the reason', () => {
    expect(template.toJSON()['Metadata']).toMatchObject({
      WeakenedControls: { exec: { reason: 'nobody can find the leak from outside' } },
    });
  });
});

test('folders that the program writes to are of this task alone', () => {
  const template = layerTemplate(app, 'prod', { scratchFolders: ['/tmp', '/var/cache/app.d'] });
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    Volumes: [{ Name: 'tmp' }, { Name: 'var-cache-app-d' }],
    ContainerDefinitions: [
      Match.objectLike({
        ReadonlyRootFilesystem: true,
        MountPoints: [
          { ContainerPath: '/tmp', SourceVolume: 'tmp', ReadOnly: false },
          { ContainerPath: '/var/cache/app.d', SourceVolume: 'var-cache-app-d', ReadOnly: false },
        ],
      }),
    ],
  });
});
