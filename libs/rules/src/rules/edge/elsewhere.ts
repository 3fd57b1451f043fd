import { judged } from '../../reading/property-rule';
import { textOf } from '../../reading/references';
import { isRecord, items, readings, written } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';

/** Types that make resources of a template which is somewhere else, with the property that says where. */
const makers: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::CloudFormation::StackSet': 'TemplateBody',
  'AWS::CloudFormation::Macro': 'FunctionName',
  'AWS::CloudFormation::ModuleDefaultVersion': 'ModuleName',
  'AWS::ServiceCatalog::CloudFormationProvisionedProduct': 'ProductId',
  'AWS::Proton::EnvironmentTemplate': 'Name',
};

/** Functions that are replaced by text of another file, or repeated, before CloudFormation reads the template. */
const replaced = /^Fn::(Transform|ForEach(::.*)?)$/;

/** Calls that take a guard away, or give somebody more than they have. */
const harmful =
  /(delete|stop|disable|remove|detach|schedulekeydeletion|deregister|suspend|pause|archive|(put|attach|create|update|set).*(policy|accesskey|loginprofile|role|user)|terminate)/i;

const problem = 'what it makes is not in the template, so nothing of it is judged';

/** A gate judges what it can read. Whatever makes resources, or has somebody else make them, is a finding until it is read. */
export const elsewhereRules: readonly Rule[] = [
  {
    id: 'ResourcesInTemplate',
    description: 'Everything that a stack makes is in its template',
    citations: ['45 CFR 164.308(a)(8)', '45 CFR 164.308(a)(1)(ii)(A)'],
    remedy:
      'Write the resources into the template, or judge the other template too: compliance:judge --template.',
    evaluate: (template, { assembly }) => [
      ...items((template.template as { readonly Transform?: unknown }).Transform).map((value): Verdict => ({
        outcome: 'fail',
        logicalId: '',
        property: 'Transform',
        value,
        problem: `${String(value)} writes the template anew before it is deployed`,
      })),
      ...template.resources(...Object.keys(makers)).map((maker) => {
        const property = makers[maker.Type] ?? '';
        return judged(maker, {
          property,
          value: maker.properties[property],
          holds: assembly?.nestedStacks.includes(maker.logicalId) === true,
          problem,
          readable: true,
        });
      }),
      ...template
        .resources()
        .filter(({ Type }) => /^AWS::Serverless::|::MODULE$/.test(Type))
        .map((one) => judged(one, { property: 'Type', value: one.Type, holds: false, problem })),
      ...template
        .resources()
        .filter(({ properties }) => isReplaced(properties))
        .map((one) =>
          judged(one, {
            property: '',
            value: undefined,
            holds: false,
            problem: 'a loop or another file writes its properties',
          }),
        ),
    ],
  },

  {
    id: 'CustomResourceInTemplate',
    description: 'Custom resources are served by a function of the same template',
    citations: ['45 CFR 164.308(a)(8)', '45 CFR 164.312(a)(1)'],
    remedy: 'Put the function into the template, and name it with Fn::GetAtt in ServiceToken.',
    evaluate: (template) =>
      customResources(template).map((one) => {
        const value = one.properties['ServiceToken'];
        const holds = template.target(value) !== undefined && typeof value !== 'string';
        return judged(one, {
          property: 'ServiceToken',
          value,
          holds,
          problem: 'nobody here has judged what serves it',
          readable: true,
        });
      }),
  },

  {
    id: 'NoHarmfulCall',
    description: 'No resource calls AWS to take a guard away, or to give permissions',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.312(a)(1)', '45 CFR 164.308(a)(4)(ii)(B)'],
    remedy: 'Leave the call out; declare what it sets as a resource, so that it is judged.',
    evaluate: (template) => [
      ...template.resources('Custom::AWS').flatMap((one) =>
        ['Create', 'Update'].flatMap((property) => {
          const call = callOf(one.properties[property]);
          return call === undefined ? [] : [judgedCall(one, property, call)];
        }),
      ),
      ...template.resources('AWS::Scheduler::Schedule').flatMap((one) =>
        readings(one.properties, 'Target.Arn')
          .flatMap((arn) => /:scheduler:::aws-sdk:([^:]+:[^:]+)$/.exec(textOf(arn) ?? '')?.[1] ?? [])
          .map((call) => judgedCall(one, 'Target.Arn', call)),
      ),
      ...template
        .resources('AWS::StepFunctions::StateMachine')
        .flatMap((one) =>
          [...written(one.properties).matchAll(/:states:::aws-sdk:([a-z0-9]+:[A-Za-z]+)/g)].map(
            ([, call = '']) => judgedCall(one, 'DefinitionString', call),
          ),
        ),
    ],
  },
];

/** Whether a loop or another file writes part of a value, so that a template does not show it. */
export function isReplaced(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isReplaced);
  return (
    isRecord(value) && Object.entries(value).some(([key, inner]) => replaced.test(key) || isReplaced(inner))
  );
}

function customResources(template: TemplateView): readonly ViewedResource[] {
  return template
    .resources()
    .filter(({ Type }) => Type.startsWith('Custom::') || Type === 'AWS::CloudFormation::CustomResource');
}

/** `service:action` of a call that CDK's AwsCustomResource makes. */
function callOf(value: unknown): string | undefined {
  const text = textOf(value) ?? '';
  const part = (name: string): string | undefined =>
    new RegExp(`"${name}"\\s*:\\s*"([^"]+)"`).exec(text)?.[1];
  const [service, action] = [part('service'), part('action')];
  return service && action ? `${service}:${action}` : undefined;
}

function judgedCall(resource: ViewedResource, property: string, call: string): Verdict {
  const action = call.split(':')[1] ?? '';
  return judged(resource, {
    property,
    value: call,
    holds: !harmful.test(action),
    problem: `it calls ${call}`,
  });
}
