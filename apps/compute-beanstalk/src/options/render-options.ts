import type { aws_elasticbeanstalk as beanstalk } from 'aws-cdk-lib';
import type { EnvironmentOptions, OptionValue } from './environment-options';

/** The options as CloudFormation wants them: one text each, in an order that only depends on their names. */
export function renderOptions(options: EnvironmentOptions): beanstalk.CfnEnvironment.OptionSettingProperty[] {
  return sortedEntries<object>(options).flatMap(([namespace, values]) =>
    sortedEntries<OptionValue>(values).map(([optionName, value]) => ({
      namespace,
      optionName,
      value: textOf(value),
    })),
  );
}

/** By code unit, so that the order is the same in every language that a machine speaks. */
function sortedEntries<V>(record: object): [string, V][] {
  return Object.entries(record as Readonly<Record<string, V | undefined>>)
    .filter((entry): entry is [string, V & {}] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function textOf(value: OptionValue): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}
