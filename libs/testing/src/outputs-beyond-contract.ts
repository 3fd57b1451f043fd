import type { Template } from 'aws-cdk-lib/assertions';

/** Outputs of a template that say anything but what its layer publishes anyway, or say it to other stacks as exports. */
export function outputsBeyondContract(template: Template): string[] {
  const published = Object.values(template.findResources('AWS::SSM::Parameter')).map(({ Properties }) =>
    JSON.stringify((Properties as { Value: unknown }).Value),
  );
  return Object.entries(template.findOutputs('*'))
    .filter(([, { Value, Export }]) => Export !== undefined || !published.includes(JSON.stringify(Value)))
    .map(([name]) => name);
}
