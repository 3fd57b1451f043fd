import type { Rule, Verdict } from '../rule';
import type { TemplateView } from '../template-view';
import { findSecrets } from './secret-finder';
import { isRecord, items, readings, isToken } from './values';
import { WITHHELD, withheld } from './withheld';

/** A place that people can read without being let near a secret. */
export interface Surface {
  /** Logical id of the resource, or name of the output. */
  readonly logicalId: string;
  /** Whole path, such as `Properties.Environment.Variables.MODE`. */
  readonly property: string;
  /** What the value is called there. */
  readonly name: string;
  readonly value: unknown;
}

interface SecretRuleProps extends Omit<Rule, 'evaluate'> {
  readonly surfaces: (template: TemplateView) => readonly Surface[];
}

/** A rule that wants no secret in some places. A verdict never repeats what it found: reports are read by many. */
export function secretRule({ surfaces, ...rule }: SecretRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template) => surfaces(template).flatMap((surface) => verdicts(surface, template)),
  };
}

function verdicts({ logicalId, property, name, value }: Surface, template: TemplateView): readonly Verdict[] {
  const found = findSecrets(name, value, template);
  // What passes for no secret may be one that nobody has recognised.
  if (found.length === 0)
    return [
      {
        outcome: 'pass',
        logicalId,
        property,
        value: withheld(value, [property.startsWith('Metadata') ? 'Metadata' : 'Variables'], []),
      },
    ];
  return found.map(({ path, what }) => ({
    outcome: 'fail',
    logicalId,
    property: [property, ...path].join('.'),
    value: isReference(value) ? value : WITHHELD,
    problem: `it shows ${what}`,
  }));
}

function isReference(value: unknown): boolean {
  return isRecord(value) && ('Ref' in value || 'Fn::GetAtt' in value);
}

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
