import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule, judged } from '../../reading/property-rule';
import { readings, isRecord, isGiven, isToken, written } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { references } from '../../reading/references';

/**
 * Lambda runtimes that AWS no longer patches, and since when, as known on 2026-11-22. The day matters less than the name:
 * whatever is listed here fails. The developer guide has the table that decides.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const deprecatedRuntimes: Readonly<Record<string, string>> = {
  nodejs: '2016-10-31',
  'nodejs4.3': '2020-03-05',
  'nodejs4.3-edge': '2019-04-30',
  'nodejs6.10': '2019-08-12',
  'nodejs8.10': '2020-03-06',
  'nodejs10.x': '2021-07-30',
  'nodejs12.x': '2023-03-31',
  'nodejs14.x': '2023-12-04',
  'nodejs16.x': '2024-06-12',
  'nodejs18.x': '2025-09-01',
  'nodejs20.x': '2026-04-30',
  'python2.7': '2021-07-15',
  'python3.6': '2022-07-18',
  'python3.7': '2023-12-04',
  'python3.8': '2024-10-14',
  'python3.9': '2025-12-15',
  'python3.10': '2026-10-31',
  'ruby2.5': '2021-07-30',
  'ruby2.7': '2023-12-07',
  'ruby3.2': '2026-03-31',
  java8: '2024-01-08',
  'go1.x': '2024-01-08',
  provided: '2024-01-08',
  'provided.al2': '2026-07-31',
  'dotnetcore1.0': '2019-06-27',
  'dotnetcore2.0': '2019-05-30',
  'dotnetcore2.1': '2022-01-05',
  'dotnetcore3.1': '2023-04-03',
  dotnet6: '2024-12-20',
  dotnet8: '2026-11-10',
};

const GROUP = 'AWS::Logs::LogGroup';

export const functionRules: readonly Rule[] = [
  propertyRule({
    id: 'FunctionEnvironmentKey',
    description: 'Environments of functions are encrypted with a customer managed key',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy: 'Set KmsKeyArn to a key of your own (environmentEncryption in CDK).',
    checks: [
      {
        types: ['AWS::Lambda::Function'],
        property: 'KmsKeyArn',
        holds: isCustomerKey,
        problem: 'its environment is not encrypted with a key of your own',
        when: ({ properties }) =>
          readings(properties, 'Environment.Variables').some(
            (variables) => isRecord(variables) && Object.keys(variables).length > 0,
          ),
      },
    ],
  }),

  /**
   * Lambda makes a group of its own otherwise, which no template encrypts, and keeps everything for ever. A group that is
   * named after the function counts, and so does CDK's custom resource that sets a retention.
   */
  {
    id: 'FunctionLogGroup',
    description: 'Functions log into a group of the template',
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Set LoggingConfig.LogGroup to a log group of the template (logGroup in CDK).',
    evaluate: (template) =>
      template.resources('AWS::Lambda::Function').map((resource) => logGroupVerdict(resource, template)),
  },

  /**
   * A runtime that depends on the region is looked up in the mappings of the template, all regions of it. A runtime that is
   * not on the list is taken for a newer one. Functions made of an image bring their own.
   */
  {
    id: 'FunctionRuntimeSupported',
    description: 'Functions run on runtimes that AWS still patches',
    citations: ['45 CFR 164.308(a)(5)(ii)(B)', '45 CFR 164.308(a)(1)(ii)(B)'],
    remedy: 'Set Runtime to a current one, such as nodejs24.x.',
    evaluate: (template) =>
      template
        .resources('AWS::Lambda::Function')
        .filter(({ properties }) => properties['PackageType'] !== 'Image')
        .map((resource) => runtimeVerdict(resource, template)),
  },
];

function logGroupVerdict(resource: ViewedResource, template: TemplateView): Verdict {
  const property = 'LoggingConfig.LogGroup';
  const values = readings(resource.properties, property);
  const problem = 'it logs into a group that Lambda makes';
  const holds = values.every((value) => isDeclared(value, template)) || hasNamedGroup(resource, template);
  return judged(resource, { property, value: values[0], holds, problem });
}

function isDeclared(value: unknown, template: TemplateView): boolean {
  if (!isGiven(value)) return false;
  if (isToken(value)) return [undefined, GROUP].includes(template.target(value)?.Type);
  return template.resources(GROUP).some(({ properties }) => properties['LogGroupName'] === value);
}

function hasNamedGroup({ logicalId, properties }: ViewedResource, template: TemplateView): boolean {
  return template.resources(GROUP, 'Custom::LogRetention').some(({ properties: { LogGroupName: name } }) => {
    if (typeof name === 'string') return name === `/aws/lambda/${String(properties['FunctionName'])}`;
    const isOwn = references(name).some((reference) => reference.logicalId === logicalId);
    return isOwn && written(name).includes('/aws/lambda/');
  });
}

function runtimeVerdict(resource: ViewedResource, template: TemplateView): Verdict {
  const runtimes = readings(resource.properties, 'Runtime').flatMap((value) => lookedUp(value, template));
  const isHidden = runtimes.some((runtime) => typeof runtime !== 'string');
  const old = runtimes.find((runtime) => typeof runtime === 'string' && runtime in deprecatedRuntimes);
  const value = old ?? runtimes.find((runtime) => typeof runtime !== 'string') ?? runtimes[0];
  const since = typeof old === 'string' ? ` since ${deprecatedRuntimes[old] ?? ''}` : '';
  const problem = old === undefined ? 'its runtime is not named' : `its runtime is no longer patched${since}`;
  const holds = old === undefined && !isHidden;
  return judged(resource, { property: 'Runtime', value, holds, problem });
}

/** What a lookup in the mappings may come to; the value itself for anything else. */
function lookedUp(value: unknown, { template: { Mappings } }: TemplateView): readonly unknown[] {
  const path = isRecord(value) ? value['Fn::FindInMap'] : undefined;
  if (!Array.isArray(path)) return [value];
  const [map, , key] = path as readonly unknown[];
  const rows = Mappings?.[String(map)];
  return isRecord(rows)
    ? Object.values(rows).map((row) => (isRecord(row) ? row[String(key)] : row))
    : [value];
}
