import { actsAs, escalates, leavesNoTrace } from '../../reading/dangerous-actions';
import { judged } from '../../reading/property-rule';
import { textOf } from '../../reading/references';
import { isRecord, isToken, items, readings, written } from '../../reading/values';
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
  'AWS::CloudFormation::ResourceVersion': 'SchemaHandlerPackage',
  'AWS::CloudFormation::HookVersion': 'SchemaHandlerPackage',
  'AWS::CloudFormation::TypeActivation': 'TypeName',
  'AWS::Amplify::App': 'Repository',
};

/** Properties that are written in a file which is somewhere else; of a synthesised layer its files are judged too. */
const inFiles = ['BodyS3Location', 'DefinitionS3Location', 'TemplateURL', 'LoadTemplateFromURL'];

/** Functions that are replaced by text of another file, or repeated, before CloudFormation reads the template. */
const replaced = /^Fn::(Transform|ForEach(::.*)?)$/;

/** Calls that take a guard away, give somebody more than they have, or bring data where nobody looks. */
const harmful =
  /(delete|stop|disable|remove|detach|schedulekeydeletion|deregister|suspend|pause|archive|(put|attach|create|update|set|add).*(policy|accesskey|loginprofile|role|user|permission|acl|accessblock|lifecycle)|terminate|^(authorize|revoke)|^modify.*(attribute|permission|instance|cluster)|sendcommand|startsession|assumerole|secretvalue|copy(object|snapshot|image|db)|^restore|export|^share)/i;

/** Names that programs have for services, where permissions have others. */
const services: Readonly<Record<string, string>> = {
  cloudwatchlogs: 'logs',
  cloudwatchevents: 'events',
  configservice: 'config',
  eventbridge: 'events',
  sfn: 'states',
  elasticloadbalancingv2: 'elasticloadbalancing',
  accessanalyzer: 'access-analyzer',
};

/** Parts of a template beside its resources. */
const sections = ['Parameters', 'Mappings', 'Conditions', 'Outputs', 'Metadata', 'Rules'];

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
        .flatMap((one) => leavesInFiles(one.properties).map((found) => ({ one, ...found })))
        .filter(({ one }) => makers[one.Type] === undefined)
        .map(({ one, property, value }) =>
          judged(one, { property, value, holds: assembly !== undefined, problem, readable: true }),
        ),
      ...Object.entries(template.template)
        .filter(([section, content]) => sections.includes(section) && isReplaced(content))
        .map(([section]): Verdict => ({
          outcome: 'fail',
          logicalId: '',
          property: section,
          value: undefined,
          problem: 'a loop or another file writes a part of it',
        })),
      ...template
        .resources()
        .filter((one) => isReplaced({ ...one, properties: one.properties }))
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
      // What a resource has made it may take away again, but not what watches.
      ...template.resources('Custom::AWS').flatMap((one) => {
        const call = callOf(one.properties['Delete']);
        return call === undefined || !leavesNoTrace([actionOf(call)])
          ? []
          : [judgedCall(one, 'Delete', call)];
      }),
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
  const text = isRecord(value) && !isToken(value) ? written(value) : (textOf(value) ?? '');
  const part = (name: string): string | undefined =>
    new RegExp(`"${name}"\\s*:\\s*"([^"]+)"`).exec(text)?.[1];
  const [service, action] = [part('service'), part('action')];
  return service && action ? `${service}:${action}` : undefined;
}

function judgedCall(resource: ViewedResource, property: string, call: string): Verdict {
  const action = actionOf(call);
  const isHarmful =
    harmful.test(action.split(':')[1] ?? '') ||
    escalates([action]) ||
    actsAs([action]) ||
    leavesNoTrace([action]);
  return judged(resource, {
    property,
    value: call,
    holds: !isHarmful,
    problem: `it calls ${call}`,
  });
}

/** The action that a call needs, in lower case: `@aws-sdk/client-cloudtrail:StopLoggingCommand` is `cloudtrail:stoplogging`. */
function actionOf(call: string): string {
  const [service = '', name = ''] = call.toLowerCase().split(':');
  const short = service.replace(/^@aws-sdk\/client-/, '');
  return `${services[short.replaceAll('-', '')] ?? short}:${short === service ? name : name.replace(/command$/, '')}`;
}

/** Properties, however deep, that say where a file is. */
function leavesInFiles(value: unknown, path = ''): readonly { property: string; value: unknown }[] {
  if (typeof value !== 'object' || value === null || isToken(value)) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const property = path === '' ? key : `${path}.${key}`;
    return inFiles.includes(key) ? [{ property, value: inner }] : leavesInFiles(inner, property);
  });
}
