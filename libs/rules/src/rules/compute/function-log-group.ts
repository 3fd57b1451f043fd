import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { references } from '../../reading/references';
import { isGiven, isToken, written } from '../../reading/value';

const GROUP = 'AWS::Logs::LogGroup';

/**
 * Lambda makes a group of its own otherwise, which no template encrypts, and keeps everything for ever. A group that is
 * named after the function counts, and so does CDK's custom resource that sets a retention.
 */
export const functionLogGroup: Rule = {
  id: 'FunctionLogGroup',
  description: 'Functions log into a group of the template',
  citations: ['45 CFR 164.312(b)'],
  remedy: 'Set LoggingConfig.LogGroup to a log group of the template (logGroup in CDK).',
  evaluate: (template) =>
    template.resources('AWS::Lambda::Function').map((resource) => verdict(resource, template)),
};

function verdict(resource: ViewedResource, template: TemplateView): Verdict {
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
