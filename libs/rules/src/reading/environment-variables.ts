import type { TemplateView } from '../template-view';

import { items, readings } from './readings';
import type { Surface } from './secret-rule';
import { isRecord, isToken } from './value';

/** Where services keep environment variables: as an object, or as a list of names and values. */
const places: readonly { readonly type: string; readonly property: string }[] = [
  { type: 'AWS::Lambda::Function', property: 'Environment.Variables' },
  { type: 'AWS::Serverless::Function', property: 'Environment.Variables' },
  { type: 'AWS::ECS::TaskDefinition', property: 'ContainerDefinitions.*.Environment' },
  { type: 'AWS::Batch::JobDefinition', property: 'ContainerProperties.Environment' },
  { type: 'AWS::CodeBuild::Project', property: 'Environment.EnvironmentVariables' },
  { type: 'AWS::ElasticBeanstalk::Environment', property: 'OptionSettings' },
  { type: 'AWS::ElasticBeanstalk::ConfigurationTemplate', property: 'OptionSettings' },
  { type: 'AWS::Amplify::App', property: 'EnvironmentVariables' },
  { type: 'AWS::Amplify::Branch', property: 'EnvironmentVariables' },
  { type: 'AWS::Glue::Job', property: 'DefaultArguments' },
  { type: 'AWS::SageMaker::Model', property: 'PrimaryContainer.Environment' },
  {
    type: 'AWS::AppRunner::Service',
    property: 'SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables',
  },
];

/** Values with these types are names of secrets, which CodeBuild fetches itself. */
const fetched: readonly unknown[] = ['SECRETS_MANAGER', 'PARAMETER_STORE'];

/** Every environment variable that a template sets in the clear. */
export function environmentVariables(template: TemplateView): readonly Surface[] {
  return places.flatMap(({ type, property }) =>
    template.resources(type).flatMap(({ logicalId, properties }) =>
      readings(properties, property)
        .flatMap(variables)
        .map(({ name, value }) => ({ logicalId, property: `Properties.${property}.${name}`, name, value })),
    ),
  );
}

interface Variable {
  readonly name: string;
  readonly value: unknown;
}

function variables(found: unknown): readonly Variable[] {
  if (isToken(found)) return [];
  if (isRecord(found)) return Object.entries(found).map(([name, value]) => ({ name, value }));
  return items(found)
    .filter(isRecord)
    .filter(({ Type }) => !fetched.includes(Type))
    .map((item) => ({ name: String(item['Name'] ?? item['OptionName']), value: item['Value'] }));
}
