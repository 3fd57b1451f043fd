import { outcomes, syntheticData } from '../../testing/outcomes';
import { containerOutcomes } from '../../testing/containers';

const judge = (ClusterSettings: unknown) =>
  outcomes('ContainerInsights', { Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterSettings } } });

test.each(['enabled', 'enhanced'])('a cluster with insights %s passes', (Value) => {
  expect(judge([{ Name: 'containerInsights', Value }])).toEqual(['pass Cluster']);
});

test.each([
  undefined,
  [],
  [{ Name: 'containerInsights', Value: 'disabled' }],
  [{ Name: 'other', Value: 'enabled' }],
])('a cluster with %j fails', (settings) => expect(judge(settings)).toEqual(['fail Cluster']));

describe('ContainerLogs', () => {
  const judge = (LogDriver: unknown, group: unknown) =>
    outcomes('ContainerLogs', {
      Task: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          ContainerDefinitions: [{ LogConfiguration: { LogDriver, Options: { 'awslogs-group': group } } }],
        },
      },
      Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/app' } },
      Bucket: { Type: 'AWS::S3::Bucket' },
    });

  test.each([{ Ref: 'Group' }, '/app', { Ref: 'GroupOfAnotherLayer' }])('logs into %j pass', (group) => {
    expect(judge('awslogs', group)).toEqual(['pass Task', 'pass Task']);
  });

  test.each(['/other', undefined, { Ref: 'Bucket' }])('logs into %j fail', (group) => {
    expect(judge('awslogs', group)).toEqual(['pass Task', 'fail Task']);
  });

  test.each(['json-file', undefined])('logs by %p fail', (driver) => {
    expect(judge(driver, { Ref: 'Group' })).toEqual(['fail Task', 'pass Task']);
  });
});

const fixed = { ReadonlyRootFilesystem: true };

test('a task whose containers are all read-only passes', () => {
  expect(containerOutcomes('ContainerRootReadOnly', [fixed, fixed])).toEqual(['pass Task']);
});

test.each([[[{}]], [[fixed, { ReadonlyRootFilesystem: false }]], [[]], [undefined], [{ Ref: 'Containers' }]])(
  'a task with %j fails',
  (containers) => expect(containerOutcomes('ContainerRootReadOnly', containers)).toEqual(['fail Task']),
);

test('a task for Windows is not judged', () => {
  const properties = { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };
  expect(containerOutcomes('ContainerRootReadOnly', [{}], properties)).toEqual([]);
});

test.each([undefined, false])('a container that is privileged: %p passes', (Privileged) => {
  expect(containerOutcomes('ContainerUnprivileged', [{ Privileged }])).toEqual(['pass Task']);
});

test.each([true, { Ref: 'Privileged' }])('a container that is privileged: %p fails', (Privileged) => {
  expect(containerOutcomes('ContainerUnprivileged', [{}, { Privileged }])).toEqual(['fail Task']);
});

test.each(['1000', 'node', '1000:1000', 1000])('a container of the user %p passes', (User) => {
  expect(containerOutcomes('ContainerUser', [{ User }])).toEqual(['pass Task']);
});

test.each([undefined, '', 'root', '0', '0:0', 'root:app', { Ref: 'User' }])(
  'a container of the user %p fails',
  (User) => expect(containerOutcomes('ContainerUser', [{ User }])).toEqual(['fail Task']),
);

describe('DeploymentRollsBack', () => {
  const judge = (DeploymentCircuitBreaker: unknown, Type?: string) =>
    outcomes('DeploymentRollsBack', {
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: { DeploymentConfiguration: { DeploymentCircuitBreaker }, DeploymentController: { Type } },
      },
    });

  test('a service that rolls back passes', () => {
    expect(judge({ Enable: true, Rollback: true }, 'ECS')).toEqual(['pass Service', 'pass Service']);
  });

  test('a service that only stops fails', () => {
    expect(judge({ Enable: true, Rollback: false })).toEqual(['pass Service', 'fail Service']);
  });

  test('a service that says nothing fails', () => {
    expect(judge(undefined)).toEqual(['fail Service', 'fail Service']);
  });

  test('a service that CodeDeploy deploys is not judged', () =>
    expect(judge(undefined, 'CODE_DEPLOY')).toEqual([]));
});

describe('ExecRecorded', () => {
  const judge = (
    EnableExecuteCommand: unknown,
    ExecuteCommandConfiguration: unknown,
    Cluster: unknown = { Ref: 'Cluster' },
  ) =>
    outcomes('ExecRecorded', {
      Service: { Type: 'AWS::ECS::Service', Properties: { EnableExecuteCommand, Cluster } },
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { Configuration: { ExecuteCommandConfiguration } } },
    });
  const sound = {
    Logging: 'OVERRIDE',
    LogConfiguration: { CloudWatchLogGroupName: { Ref: 'Group' } },
    KmsKeyId: { Ref: 'Key' },
  };

  test.each([undefined, false, 'false'])('a service without commands (%p) passes', (value) => {
    expect(judge(value, undefined)).toEqual(['pass Service']);
  });

  test('a service whose commands are recorded passes', () =>
    expect(judge(true, sound)).toEqual(['pass Service']));

  test.each([
    undefined,
    { ...sound, Logging: 'NONE' },
    { ...sound, LogConfiguration: {} },
    { ...sound, KmsKeyId: undefined },
  ])('a service with %j fails', (configuration) =>
    expect(judge(true, configuration)).toEqual(['fail Service']),
  );

  test('what a cluster of another template records is not seen', () => {
    expect(judge(true, sound, { 'Fn::ImportValue': 'Cluster' })).toEqual(['fail Service']);
  });
});

const service = (AssignPublicIp: unknown) => ({
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } } },
  },
});

test.each(['DISABLED', undefined])('a service whose tasks get addresses %p passes', (assign) => {
  expect(outcomes('TaskNoPublicIp', service(assign))).toEqual(['pass Service']);
});

test('a service that says nothing of its network passes', () => {
  expect(outcomes('TaskNoPublicIp', { Service: { Type: 'AWS::ECS::Service', Properties: {} } })).toEqual([
    'pass Service',
  ]);
});

test.each(['ENABLED', { Ref: 'Assign' }, { 'Fn::If': ['IsTest', 'ENABLED', 'DISABLED'] }])(
  'a service whose tasks get addresses %p fails',
  (assign) => {
    expect(outcomes('TaskNoPublicIp', service(assign))).toEqual(['fail Service']);
  },
);

test('where data is made up nothing is said', () => {
  expect(outcomes('TaskNoPublicIp', service('ENABLED'), syntheticData)).toEqual([]);
});

test('a task with a network of its own passes', () => {
  expect(containerOutcomes('TaskOwnNetwork', [], { NetworkMode: 'awsvpc' })).toEqual(['pass Task']);
});

test.each(['host', 'bridge', undefined, { Ref: 'Mode' }])(
  'a task with the network %p fails',
  (NetworkMode) => {
    expect(containerOutcomes('TaskOwnNetwork', [], { NetworkMode })).toEqual(['fail Task']);
  },
);

const digest = 'a'.repeat(64);

test.each([
  `111122223333.dkr.ecr.us-east-1.amazonaws.com/app@sha256:${digest}`,
  { 'Fn::Sub': `\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.\${AWS::URLSuffix}/assets:${digest}` },
  { 'Fn::Join': ['', ['registry.example.org/app@sha256:', { Ref: 'Digest' }]] },
  { 'Fn::Sub': 'registry.example.org/app@sha256:${Digest}' },
])('the image %p passes', (Image) => {
  expect(containerOutcomes('ContainerImagePinned', [{ Image }])).toEqual(['pass Task']);
});

test.each([
  'nginx',
  'nginx:latest',
  'app:1.2.3',
  { Ref: 'Image' },
  { 'Fn::Sub': 'app:${Digest}' },
  { 'Fn::Sub': 'app@sha256:${Digest}:latest' },
  undefined,
])('the image %p fails', (Image) => {
  expect(containerOutcomes('ContainerImagePinned', [{ Image }])).toEqual(['fail Task']);
});
