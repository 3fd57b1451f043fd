import type { Rule, Verdict } from '../../rule';
import { isTrue, isRecord, isToken, readings } from '../../reading/values';
import { environmentVariables, secretRule, type Surface } from '../../reading/secret-rule';
import { textOf } from '../../reading/references';
import type { TemplateView } from '../../template-view';
import { findSecrets } from '../../reading/secret-finder';
import { WITHHELD } from '../../reading/withheld';
import { isSecretName } from '@hipaa-cdk/secret-shapes';
import { secretInFile } from '../../reading/secret-files';

const problem = 'the template shows the secret that the parameter hides';

/** Start scripts have a rule of their own; what the CDK notes down itself are paths and hashes. */
const leftOut = /^(AWS::CloudFormation::Init$|aws:cdk:|aws:asset:)/;

/** Properties that are passwords or keys, whatever the type of the resource. Environment variables have a rule of their own. */
const secretProperties =
  /^[A-Z]?[A-Za-z]*([Pp]assword|[Pp]assphrase|SecretString|[Cc]lientSecret|AuthToken|PrivateKey|SharedKey|SecretAccessKey)$/;

const scripts: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance': 'UserData',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.UserData',
  'AWS::AutoScaling::LaunchConfiguration': 'UserData',
  'AWS::Lambda::Function': 'Code.ZipFile',
};

const init = 'AWS::CloudFormation::Init';

const showsInConsole = 'the value shows in the console and in every description of the stack';

/** Rules on places where secrets have been seen, each with the remedy for the place. */
const placeRules: readonly Rule[] = [
  /** An empty default stands for `none given` and shows nothing. */
  {
    id: 'HiddenParameterWithoutDefault',
    description: 'A hidden parameter of a template has no default, which the template would show',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(7)'],
    remedy: 'Take Default away and hand the value over when deploying.',
    evaluate: ({ template }) =>
      Object.entries(template.Parameters ?? {})
        .filter(([, { NoEcho: hidden }]) => isTrue(hidden))
        .map(([logicalId, { Default: value = '' }]) => ({
          ...(value === '' ? { outcome: 'pass' } : { outcome: 'fail', problem }),
          logicalId,
          property: 'Default',
          value: value === '' ? value : '(withheld)',
        })),
  },

  /** A dynamic reference is no help: CloudFormation fills the secret in, and the console shows it. */
  secretRule({
    id: 'NoSecretInEnvironment',
    description: 'No environment variable of a function, container, build or server holds a secret',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
    remedy:
      'Hand over the ARN of the secret and fetch it at run time; in ECS use Secrets, in CodeBuild type SECRETS_MANAGER.',
    surfaces: environmentVariables,
  }),

  /** Metadata is stored with the template, and what hides a parameter elsewhere does not hide it there. */
  secretRule({
    id: 'NoSecretInMetadata',
    description: 'No metadata of a template or resource holds a secret',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
    remedy: 'Take the secret out of Metadata.',
    surfaces: (view) => [
      ...entries('Template', view.template.Metadata),
      ...view.resources().flatMap(({ logicalId, Metadata }) => entries(logicalId, Metadata)),
    ],
  }),

  /** Everybody who may describe the stack reads its outputs; an export can be imported by every stack of the account. */
  secretRule({
    id: 'NoSecretInOutputs',
    description: 'No output or export of a stack holds a secret',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
    remedy: 'Keep the secret in Secrets Manager and publish its ARN.',
    surfaces: ({ template }) =>
      Object.entries(template.Outputs ?? {}).map(([logicalId, output]) => ({
        logicalId,
        property: 'Value',
        name: logicalId,
        value: output.Value,
      })),
  }),

  /** CloudFormation cannot make a SecureString, so every parameter that a template makes is readable as it stands. */
  secretRule({
    id: 'NoSecretInPlainParameter',
    description: 'No parameter of Systems Manager that a template makes holds a secret',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(a)(2)(iv)', 'NIST 800-53r5 IA-5(7)'],
    remedy: 'Keep the secret in Secrets Manager and put its ARN into the parameter.',
    surfaces: (view) =>
      view.resources('AWS::SSM::Parameter').map(({ logicalId, properties }) => ({
        logicalId,
        property: 'Properties.Value',
        name: (textOf(properties['Name']) ?? logicalId).split('/').at(-1) ?? logicalId,
        value: properties['Value'],
      })),
  }),

  /**
   * A dynamic reference or a hidden parameter is what belongs here, so only what is written out fails, and a reference to
   * a parameter that is not hidden is the business of the rule on parameters.
   */
  {
    id: 'NoSecretInProperties',
    description: 'Passwords and keys of resources are references, not written into the template',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(7)'],
    remedy:
      'Let AWS make and keep the secret (ManageMasterUserPassword), or use {{resolve:secretsmanager:...}}.',
    evaluate: (template) =>
      template
        .resources()
        .flatMap(({ logicalId, properties }) =>
          Object.entries(properties).flatMap(([name, value]) =>
            verdicts(logicalId, ['Properties', name], name, value, template),
          ),
        ),
  },

  /** Every process on a server can read its user data, and everybody who may describe the server can too. */
  secretRule({
    id: 'NoSecretInScript',
    description: 'No start script of a server and no inline code of a function holds a secret',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
    remedy: 'Let the server or function fetch the secret by its role when it starts.',
    surfaces: (view) => [
      ...view.resources(...Object.keys(scripts)).flatMap(({ logicalId, Type, properties }) => {
        const name = scripts[Type] ?? '';
        return readings(properties, name)
          .filter((value) => value !== undefined)
          .map((value) => ({ logicalId, property: `Properties.${name}`, name, value }));
      }),
      ...view
        .resources()
        .filter(({ Metadata }) => Metadata?.[init] !== undefined)
        .map(({ logicalId, Metadata }) => ({
          logicalId,
          property: `Metadata.${init}`,
          name: init,
          value: Metadata?.[init],
        })),
    ],
  }),

  {
    id: 'SecretParameterHidden',
    description: 'A template parameter for a secret is hidden from whoever describes the stack',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
    remedy: 'Set NoEcho to true (CDK: noEcho: true), or better take the ARN of a secret.',
    evaluate: ({ template }) =>
      Object.entries(template.Parameters ?? {})
        .filter(([name]) => isSecretName(name))
        .map(([logicalId, { NoEcho: value }]) => ({
          ...(isTrue(value) ? { outcome: 'pass' } : { outcome: 'fail', problem: showsInConsole }),
          logicalId,
          property: 'NoEcho',
          value,
        })),
  },
];

/** Keys that say what the value beside them is called. */
const naming = /^(Name|Key|OptionName|ParameterKey|HeaderName|ApiKeyName)$/;

/** Keys of objects in buckets, whose names are digests. */
const ofObject = /^(S3|Object|S3Object)Key$/;

/** Everything about what secrets must not show, and which kinds must not be. */
export const secretRules: readonly Rule[] = [
  ...placeRules,

  /** Code and data are read line by line; what is no text is a finding, since nobody has read it. */
  {
    id: 'NoSecretInFiles',
    description: 'No file that is deployed with a template holds a secret',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
    remedy: 'Take the secret out of the file, and let what runs fetch it by its role.',
    evaluate: (_view, { assembly }) =>
      (assembly?.files ?? []).map(({ path, text }): Verdict => {
        const place = { logicalId: '', property: path, value: undefined };
        if (text === undefined)
          return {
            ...place,
            outcome: 'fail',
            problem: 'it is no text, so nobody has looked for secrets in it',
          };
        const secret = secretInFile(path, text);
        return secret === undefined
          ? { ...place, outcome: 'pass' }
          : { ...place, outcome: 'fail', problem: `line ${secret.line} shows ${secret.what}` };
      }),
  },

  /**
   * Whatever the other rules do not look at: descriptions, tags, labels, commands, build specifications, definitions of state
   * machines, documents, headers, properties of custom resources, mappings. It only speaks where it finds something.
   */
  {
    id: 'NoSecretInText',
    description: 'No text of a template is a secret',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-5(7)'],
    remedy:
      'Keep the secret in Secrets Manager and hand over its ARN, or {{resolve:secretsmanager:...}} where that is taken.',
    evaluate: (view, context) => {
      const found = placeRules
        .flatMap((rule) => [...rule.evaluate(view, context)])
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ logicalId, property }) => `${logicalId} ${property}`);
      return texts(view)
        .filter(
          ({ logicalId, path }) => !found.some((place) => `${logicalId} ${path.join('.')}`.startsWith(place)),
        )
        .flatMap(({ logicalId, path, name, value }) => {
          const secret = findSecrets(name, value, view)[0];
          if (secret === undefined || isFilledIn(secret.what)) return [];
          return [
            {
              outcome: 'fail',
              logicalId,
              property: path.join('.'),
              value: WITHHELD,
              problem: `it shows ${secret.what}`,
            } satisfies Verdict,
          ];
        });
    },
  },
];

interface Text {
  readonly logicalId: string;
  readonly path: readonly string[];
  readonly name: string;
  readonly value: unknown;
}

/** A reference to a store or a hidden parameter is what belongs into most properties; the places where it does not have rules. */
function isFilledIn(what: string): boolean {
  return /^(the hidden parameter |a secret that CloudFormation fills in)|^\w+ of \w+$/.test(what);
}

/** Every text of a template with what it is assigned to. Functions that put a text together are one text. */
function texts({ template }: TemplateView): readonly Text[] {
  const { Description, Parameters = {}, Mappings = {}, Conditions = {}, Outputs = {}, Resources } = template;
  const { Rules = {} } = template as { readonly Rules?: Readonly<Record<string, unknown>> };
  return [
    ...below('', ['Description'], 'Description', Description),
    ...Object.entries(Parameters).flatMap(([id, one]) => below(id, ['Parameter'], id, withoutDefault(one))),
    ...Object.entries(Parameters).flatMap(([id, one]) => chosen(id, one)),
    ...Object.entries(Conditions).flatMap(([id, one]) => below(id, ['Condition'], '', [one])),
    ...Object.entries(Rules).flatMap(([id, one]) => below(id, ['Rule'], '', one)),
    ...Object.entries(Mappings).flatMap(([id, rows]) => below(id, ['Mapping'], id, rows)),
    ...Object.entries(Outputs).flatMap(([id, output]) => below(id, ['Output'], id, output)),
    ...Object.entries(Resources).flatMap(([id, { Properties }]) => below(id, ['Properties'], id, Properties)),
  ];
}

/** What a parameter may be: a secret that is one by its form alone is one wherever it is used, or nowhere. */
function chosen(id: string, parameter: object): readonly Text[] {
  const { Default, AllowedValues, NoEcho } = parameter as Readonly<Record<string, unknown>>;
  if (isTrue(NoEcho)) return [];
  return [
    ...below(id, ['Parameter', 'Default'], '', Default),
    ...below(id, ['Parameter', 'AllowedValues'], '', AllowedValues),
  ];
}

/** Defaults of hidden parameters have a rule of their own, and others are searched where they are used. */
function withoutDefault(parameter: object): unknown {
  return Object.fromEntries(
    Object.entries(parameter).filter(
      ([key]) => !['Default', 'AllowedValues', 'AllowedPattern'].includes(key),
    ),
  );
}

function below(logicalId: string, path: readonly string[], name: string, value: unknown): readonly Text[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      below(logicalId, [...path, String(index)], optionName(value[index - 1]) ?? name, item),
    );
  if (!isRecord(value) || isToken(value)) {
    return typeof value === 'string' || isRecord(value) ? [{ logicalId, path, name, value }] : [];
  }
  const called = Object.entries(value).find(([key, one]) => naming.test(key) && typeof one === 'string')?.[1];
  const nameOf = (key: string): string => {
    if (called !== undefined && /value$/i.test(key)) return String(called);
    return naming.test(key) || ofObject.test(key) ? '' : key;
  };
  return Object.entries(value)
    .filter(([key]) => !isPolicy(key) && !(key === 'Value' && isFetched(value)))
    .flatMap(([key, inner]) => below(logicalId, [...path, key], nameOf(key), inner));
}

/** Whether the value of a variable is the name of a secret, which the service fetches itself. */
function isFetched({ Type }: Readonly<Record<string, unknown>>): boolean {
  return Type === 'SECRETS_MANAGER' || Type === 'PARAMETER_STORE';
}

/** What the item after an option of a command is called: `--password` stands before a password. */
function optionName(item: unknown): string | undefined {
  return typeof item === 'string' ? /^--?([A-Za-z][\w-]*)$/.exec(item)?.[1] : undefined;
}

/** Names of actions and condition keys read like assignments. */
function isPolicy(key: string): boolean {
  return /^(Action|NotAction|Condition|Principal|Resource|NotResource|AssumeRolePolicyDocument)$/.test(key);
}

function entries(logicalId: string, metadata: Readonly<Record<string, unknown>> = {}): readonly Surface[] {
  return Object.entries(metadata)
    .filter(([name]) => !leftOut.test(name))
    .map(([name, value]) => ({ logicalId, property: `Metadata.${name}`, name, value }));
}

function verdicts(
  logicalId: string,
  path: readonly string[],
  name: string,
  value: unknown,
  template: TemplateView,
): readonly Verdict[] {
  if ((isRecord(value) && !isToken(value)) || Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) =>
      verdicts(logicalId, [...path, key], Array.isArray(value) ? name : key, inner, template),
    );
  }
  if (!secretProperties.test(name) || typeof value === 'boolean') return [];
  const place = { logicalId, property: path.join('.') };
  if (typeof value !== 'string' || /\{\{resolve:/.test(value)) return [{ outcome: 'pass', ...place, value }];
  return findSecrets(name, value, template).length === 0
    ? []
    : [
        {
          outcome: 'fail',
          ...place,
          value: WITHHELD,
          problem: 'the secret is written into the template',
        },
      ];
}
