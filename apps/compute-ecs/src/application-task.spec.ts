import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION } from '@hipaa-cdk/testing';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import { Match } from 'aws-cdk-lib/assertions';
import { applicationVariables } from '@hipaa-cdk/web-front';
import { App } from 'aws-cdk-lib';
import { settings } from '../config';
import type { EcsSettings } from './settings';
import { app } from './main';
import { programOf } from './application-task';

const TASK = 'AWS::ECS::TaskDefinition';

describe.each(everyEnvironment('compute-ecs'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const container = (properties: object) =>
    template().hasResourceProperties(TASK, { ContainerDefinitions: [Match.objectLike(properties)] });

  test('a task runs on Fargate and ARM, with a network of its own', () => {
    template().hasResourceProperties(TASK, {
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
    });
  });

  test('revisions are numbered by stack', () => {
    template().hasResourceProperties(TASK, { Family: `${APPLICATION}-${environment}-compute-ecs` });
  });

  test('there is one container', () => {
    template().resourceCountIs(TASK, 1);
    container({ Name: 'Application' });
  });

  test('nobody can change its files', () => {
    container({ ReadonlyRootFilesystem: true, MountPoints: Match.absent() });
  });

  test('it does not run as root', () => {
    container({ User: '65532:65532' });
  });

  test('it has no rights over its machine', () => {
    container({ Privileged: Match.absent() });
  });

  test('every capability is dropped, and none is added', () => {
    container({
      LinuxParameters: { Capabilities: { Drop: ['ALL'], Add: Match.absent() }, InitProcessEnabled: true },
    });
  });

  test('its image is named by digest', () => {
    container({ Image: Match.stringLikeRegexp('^public\\.ecr\\.aws/.*@sha256:[0-9a-f]{64}$') });
  });

  test('its output goes into the group of the stack, and waits in memory when nobody takes it', () => {
    container({
      LogConfiguration: {
        LogDriver: 'awslogs',
        Options: Match.objectLike({
          'awslogs-group': { Ref: Match.stringLikeRegexp('^LogsApplication') },
          'awslogs-stream-prefix': 'application',
          mode: 'non-blocking',
          'max-buffer-size': `${25 * 1024 * 1024}b`,
        }),
      },
    });
  });

  test('no variable stands in the task definition', () => {
    container({ Environment: Match.absent(), EnvironmentFiles: Match.absent() });
  });

  test('it runs the sample, and asks it for its health', () => {
    container({
      Command: ['python3', '-I', '-c', sampleApplication.source],
      HealthCheck: {
        Command: ['CMD', ...sampleApplication.healthCommand(8080)],
        Interval: 30,
        Timeout: 5,
        Retries: 3,
        StartPeriod: 60,
      },
      PortMappings: [{ ContainerPort: 8080, Protocol: 'tcp' }],
    });
  });

  test('it gets no more memory than the task has', () => {
    container({ Memory: 512 });
  });

  test('it has half a minute to finish what it has begun', () => {
    container({ StopTimeout: 30 });
  });
});

describe('an application of ours', () => {
  const container = (settings: Partial<EcsSettings>, properties: object) =>
    layerTemplate(app, 'prod', settings).hasResourceProperties(TASK, {
      ContainerDefinitions: [Match.objectLike(properties)],
    });

  test('may be what is in the image', () => {
    container({ program: {} }, { Command: Match.absent(), HealthCheck: Match.absent() });
  });

  test('may have a command of its own, and a way to ask for its health', () => {
    container(
      { program: { command: ['./run', '--quietly'], healthCommand: ['./healthy'] } },
      { Command: ['./run', '--quietly'], HealthCheck: { Command: ['CMD', './healthy'] } },
    );
  });

  test('may run as another user, take longer to stop, and be larger', () => {
    const settings = { user: '1000', stopSeconds: 120, cpu: 1024, memoryMiB: 4096 };
    container(settings, { User: '1000', StopTimeout: 120 });
    layerTemplate(app, 'prod', settings).hasResourceProperties(TASK, { Cpu: '1024', Memory: '4096' });
  });

  test('is not asked for its health sooner than five minutes after its start, the most that ECS takes', () => {
    container({ startSeconds: 900 }, { HealthCheck: Match.objectLike({ StartPeriod: 300 }) });
  });
});

describe('an image whose version releases choose', () => {
  const repository = '111122223333.dkr.ecr.us-east-1.amazonaws.com/team/clinic';
  const template = layerTemplate(app, 'prod', { image: { repository } });
  const path = `/${APPLICATION}/prod/_release/compute-ecs`;

  test('is named by a digest, and by nothing else', () => {
    template.hasResourceProperties(TASK, {
      ContainerDefinitions: [
        Match.objectLike({
          Image: { 'Fn::Join': ['', [`${repository}@sha256:`, { Ref: 'ApplicationRelease' }]] },
        }),
      ],
    });
    template.hasParameter('ApplicationRelease', {
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: path,
    });
  });

  test('says in the template what releases are', () => {
    expect(template.toJSON()['Metadata']).toMatchObject({
      ApplicationRelease: { layer: 'compute-ecs', image: repository, parameter: path },
    });
  });

  test('may be pulled from its repository alone', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^TaskExecutionRole') }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: Match.arrayWith(['ecr:BatchGetImage']),
            Resource: 'arn:aws:ecr:us-east-1:111122223333:repository/team/clinic',
          }),
        ]),
      },
    });
  });
});

test('an image that the settings name has no release', () => {
  const template = layerTemplate(app, 'prod').toJSON() as { Parameters: object; Metadata?: object };
  expect(template.Parameters).not.toHaveProperty('ApplicationRelease');
  expect(template.Metadata ?? {}).not.toHaveProperty('ApplicationRelease');
});

const environment = testEnvironment('test', { compute: 'ecs' });

test('the sample comes as text, with nothing of the machine that synthesises', () => {
  expect(programOf(settings.of(environment)).command).toEqual([
    'python3',
    '-I',
    '-c',
    sampleApplication.source,
  ]);
});

test('the sample shows every variable that the platform gives, or knows what it is for', () => {
  const stack = app.addTo(new App(), environment);
  const shown = ['AUTH_', 'DATABASE_', 'SITE_', 'STORAGE_', 'APPLICATION_ENVIRONMENT', 'AWS_DEFAULT_REGION'];
  const names = Object.keys(applicationVariables(stack));
  expect(names.filter((name) => !shown.some((prefix) => name.startsWith(prefix)))).toEqual([]);
});

test('the sample leaves room for the rest of a task definition, which takes 64 KiB', () => {
  expect(JSON.stringify(programOf(settings.of(environment))).length).toBeLessThan(48 * 1024);
});
