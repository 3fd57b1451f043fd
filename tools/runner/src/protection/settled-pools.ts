import { UserError } from '@hipaa-cdk/errors';
import type { FullResource, FullTemplate } from '@hipaa-cdk/layer-templates';
import { isDeepStrictEqual } from 'node:util';
import { deployedTemplate, type DeployedStack } from '../aws/deployed-stack';
import type { LayerRun } from '../command';
import { parseTemplate } from '../template';

const POOL = 'AWS::Cognito::UserPool';

/** What people sign in with. CloudFormation calls a change of it an update, and Cognito refuses each. */
const SIGN_IN = ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'];

/** One thing that Cognito would refuse. */
export interface SettledProperty {
  readonly logicalId: string;
  /** What is wrong and what was expected, as part of a sentence. */
  readonly problem: string;
}

/**
 * Refuses what a user pool takes no more once it exists, before anything is deployed: otherwise the update fails half-way, on
 * the pool, and rolls back what stands before it.
 *
 * @param stack the stack that would be updated; undefined when one is created
 * @throws UserError `POOL_IS_SETTLED` with everything that Cognito would refuse
 */
export async function assertPoolsStay(
  run: LayerRun,
  wanted: FullTemplate,
  stack: DeployedStack | undefined,
): Promise<void> {
  if (!stack || Object.values(wanted.Resources ?? {}).every(({ Type }) => Type !== POOL)) return;
  const deployed = await parseTemplate(await deployedTemplate(await run.session(), stack.name));
  const found = settledProperties(deployed as FullTemplate, wanted);
  if (found.length === 0) return;
  throw new UserError({
    code: 'POOL_IS_SETTLED',
    message: `nothing was deployed: Cognito changes none of this on a pool that exists\n${found.map(({ logicalId, problem }) => `  ${logicalId}: ${problem}`).join('\n')}`,
    remedy: `take it back in apps/${run.layer.name}; a pool that has it otherwise is a new one, into which people move`,
  });
}

/** What differs between pools of both templates although it cannot. */
export function settledProperties(deployed: FullTemplate, wanted: FullTemplate): SettledProperty[] {
  return Object.entries(wanted.Resources ?? {}).flatMap(([logicalId, { Type, Properties: after = {} }]) => {
    const resource: FullResource | undefined = deployed.Resources?.[logicalId];
    if (Type !== POOL || resource?.Type !== POOL) return [];
    const before = resource.Properties ?? {};
    return [...signInProblems(before, after), ...attributeProblems(before, after)].map((problem) => ({
      logicalId,
      problem,
    }));
  });
}

type Properties = NonNullable<FullResource['Properties']>;

function signInProblems(before: Properties, after: Properties): string[] {
  return SIGN_IN.filter((name) => !isDeepStrictEqual(before[name], after[name])).map(
    (name) => `${name} would be ${shown(after[name])}; expected ${shown(before[name])}, as it was made`,
  );
}

function attributeProblems(before: Properties, after: Properties): string[] {
  const [old, wanted] = [attributesOf(before), attributesOf(after)];
  const gone = [...old.keys()].filter((name) => !wanted.has(name));
  const changed = [...old].filter(
    ([name, attribute]) => wanted.has(name) && !isDeepStrictEqual(attribute, wanted.get(name)),
  );
  const required = [...wanted].filter(
    ([name, attribute]) => !old.has(name) && attribute['Required'] === true,
  );
  return [
    ...gone.map((name) => `the attribute ${name} is gone; expected it to stay`),
    ...changed.map(
      ([name]) => `the attribute ${name} has another type, limit or duty; expected it as it was made`,
    ),
    ...required.map(([name]) => `the new attribute ${name} is required; expected one that is not`),
  ];
}

function attributesOf({ Schema: schema }: Properties): ReadonlyMap<string, Properties> {
  const attributes = Array.isArray(schema) ? (schema as readonly Properties[]) : [];
  // Left out, a value is a string and the attribute is not required.
  const settled = { AttributeDataType: 'String', Required: false };
  return new Map(attributes.map((attribute) => [String(attribute['Name']), { ...settled, ...attribute }]));
}

function shown(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value);
}
