import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { App, Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { VariableParameters } from './task-variables';

const variablesOf = (template: Template): string[] => {
  const [task] = Object.values(template.findResources('AWS::ECS::TaskDefinition'));
  const [container] = task?.Properties.ContainerDefinitions as { Secrets: { Name: string }[] }[];
  return (container?.Secrets ?? []).map(({ Name }) => Name);
};

describe.each(everyEnvironment('compute-ecs'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('every variable is a parameter of the stack', () => {
    const parameters = Object.keys(template().findResources('AWS::SSM::Parameter'));
    expect(parameters.filter((id) => id.startsWith('TaskVariables'))).toHaveLength(
      variablesOf(template()).length,
    );
  });

  test('the program is told its port', () => {
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Type: 'String',
      Value: '8080',
      Description: 'variable PORT of the application',
    });
  });

  test('a new value makes a new version of the task', () => {
    template().hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: [
        Match.objectLike({
          DockerLabels: {
            variables: { 'Fn::Join': ['', Match.arrayWith([{ Ref: 'StorageBucketName' }])] },
          },
        }),
      ],
    });
  });
});

test('another port is told, and mapped, and asked for its health', () => {
  const template = layerTemplate(app, 'prod', { port: 9000 });
  template.hasResourceProperties('AWS::SSM::Parameter', { Value: '9000' });
  template.hasResourceProperties('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [
      Match.objectLike({
        PortMappings: [{ ContainerPort: 9000, Protocol: 'tcp' }],
        HealthCheck: Match.objectLike({ Command: Match.arrayWith([Match.stringLikeRegexp('9000')]) }),
      }),
    ],
  });
});

describe('the fingerprint', () => {
  const of = (values: Record<string, string>) =>
    new VariableParameters(new Stack(new App()), 'Variables', values).fingerprint;

  test('has every name and value', () => {
    expect(of({ A: '1', B: '2' })).toBe('A=1 B=2');
  });

  test('differs with each value', () => {
    expect(of({ A: '1' })).not.toBe(of({ A: '2' }));
  });
});
