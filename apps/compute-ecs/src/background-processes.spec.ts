import { APPLICATION, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const TASK = 'AWS::ECS::TaskDefinition';
const worker = { command: ['./work'], tasks: 2 };
const job = { command: ['./export', '--all'], schedule: 'cron(0 3 * * ? *)' };
const named = (id: string) => ({ Ref: Match.stringLikeRegexp(`^${id}`) });
const stack = `${APPLICATION}-prod-compute-ecs`;

const plain = layerTemplate(app, 'prod');
const template = layerTemplate(app, 'prod', {
  workers: { 'mail-sender': worker },
  jobs: { 'nightly-export': job },
  variables: { LOG_LEVEL: 'info' },
  architecture: 'x86-64',
});
const task = (name: string) => {
  const found = Object.values(template.findResources(TASK, { Properties: { Family: `${stack}-${name}` } }));
  return found[0]?.Properties as { ContainerDefinitions: Record<string, unknown>[]; Cpu: string };
};

test('without workers and jobs nothing is made for them', () => {
  plain.resourceCountIs('AWS::ECS::Service', 1);
  plain.resourceCountIs(TASK, 1);
  plain.resourceCountIs('AWS::Events::Rule', 0);
});

test.each([
  ['mail-sender', worker.command],
  ['nightly-export', job.command],
])('%s is the application with another command, and nobody connects to it', (name, command) => {
  const [container] = task(name).ContainerDefinitions;
  const [application] = Object.values(template.findResources(TASK, { Properties: { Family: stack } }))[0]
    ?.Properties.ContainerDefinitions as Record<string, unknown>[];
  expect(container).toEqual({
    ...application,
    Command: command,
    PortMappings: undefined,
    HealthCheck: undefined,
    LogConfiguration: expect.objectContaining({
      Options: expect.objectContaining({ 'awslogs-stream-prefix': name }) as object,
    }) as object,
  });
});

test('all of them run on the processor of the image, with the roles of the application', () => {
  const tasks = Object.values(template.findResources(TASK));
  const shared = tasks.map(
    ({ Properties: { RuntimePlatform, TaskRoleArn, ExecutionRoleArn, Cpu, Memory } }) =>
      JSON.stringify({ RuntimePlatform, TaskRoleArn, ExecutionRoleArn, Cpu, Memory }),
  );
  expect(tasks).toHaveLength(3);
  expect(new Set(shared).size).toBe(1);
  template.allResourcesProperties(TASK, { RuntimePlatform: { CpuArchitecture: 'X86_64' } });
});

test('a worker is kept running in the application subnets, with no way in of its own', () => {
  template.hasResourceProperties('AWS::ECS::Service', {
    TaskDefinition: named('ProcessesmailsenderDefinition'),
    DesiredCount: 2,
    LoadBalancers: [],
    DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        AssignPublicIp: 'DISABLED',
        SecurityGroups: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationSecurityGroup'), 'GroupId'] }],
      },
    },
  });
});

test('a worker that is gone is told to people', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'RunningTaskCount',
    Threshold: 2,
    TreatMissingData: 'breaching',
    Dimensions: Match.arrayWith([
      { Name: 'ServiceName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('mailsender'), 'Name'] } },
    ]),
    AlarmActions: [named('AlarmsTopic')],
  });
});

test('a job starts at its time, in the same place', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'cron(0 3 * * ? *)',
    Targets: [
      Match.objectLike({
        EcsParameters: Match.objectLike({
          TaskDefinitionArn: named('ProcessesnightlyexportDefinition'),
          NetworkConfiguration: {
            AwsVpcConfiguration: Match.objectLike({
              AssignPublicIp: 'DISABLED',
              SecurityGroups: [
                { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationSecurityGroup'), 'GroupId'] },
              ],
            }),
          },
        }),
      }),
    ],
  });
});

test('where application subnets are public a job gets an address, to pull its image', () => {
  layerTemplate(app, 'test', { jobs: { export: job } }).hasResourceProperties('AWS::Events::Rule', {
    Targets: [
      Match.objectLike({
        EcsParameters: Match.objectLike({
          NetworkConfiguration: { AwsVpcConfiguration: Match.objectLike({ AssignPublicIp: 'ENABLED' }) },
        }),
      }),
    ],
  });
});

test('what starts a job can start no other task, and give it no other role', () => {
  const policies = template.findResources('AWS::IAM::ManagedPolicy', {
    Properties: { Roles: [named('ProcessesnightlyexportRole')] },
  });
  const statements = Object.values(policies).flatMap(
    ({ Properties }) => (Properties.PolicyDocument as { Statement: Record<string, unknown>[] }).Statement,
  );
  expect(statements.map(({ Action }) => Action).sort()).toEqual(['ecs:RunTask', 'iam:PassRole']);
  expect(JSON.stringify(statements)).not.toContain('"Resource":"*"');
});

test('a job that fails, or is ended before its time, is told to people', () => {
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: Match.objectLike({
      source: ['aws.ecs'],
      detail: Match.objectLike({ lastStatus: ['STOPPED'], group: [`family:${stack}-nightly-export`] }),
    }),
    Targets: [{ Arn: named('AlarmsTopic'), Id: 'Target0' }],
  });
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: { Service: 'events.amazonaws.com' },
          Condition: Match.objectLike({
            ArnLike: { 'aws:SourceArn': Match.stringLikeRegexp(`:rule/${stack}-\\*$`) },
          }),
        }),
      ]),
    },
  });
});

test('a job that does not even start raises an alarm', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'FailedInvocations', Threshold: 0 });
});

test('a variable of its own reaches every process, and the platform keeps its own', () => {
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Value: 'info',
    Description: 'variable LOG_LEVEL of the application',
  });
  const secrets = (name: string) => task(name).ContainerDefinitions[0]?.['Secrets'] as { Name: string }[];
  expect(secrets('mail-sender').map(({ Name }) => Name)).toEqual(
    expect.arrayContaining(['LOG_LEVEL', 'STORAGE_BUCKET', 'PORT']),
  );
});

test('what starts a job of a released image may start every revision, so that no release changes a policy', () => {
  const released = layerTemplate(app, 'prod', {
    image: { repository: 'registry.example.org/clinic' },
    jobs: { 'nightly-export': job },
  });
  const policies = JSON.stringify(
    Object.values(released.toJSON().Resources as Record<string, { Type: string }>).filter(({ Type }) =>
      Type.startsWith('AWS::IAM::'),
    ),
  );
  expect(policies).toContain(`task-definition/${stack}-nightly-export:*`);
  expect(policies).not.toMatch(/"Ref":"\w+Definition\w+"/);
});
