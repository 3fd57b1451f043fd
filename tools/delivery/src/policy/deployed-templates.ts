import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACCOUNT,
  type Environment,
  allEnvironments,
  environmentFor,
  thePlatform,
} from '@hipaa-cdk/environments';
import { layerNames, layerSubjects } from '@hipaa-cdk/layer-templates';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import type { DeclaredType, DeployedTemplate } from '@hipaa-cdk/permissions';

/** Environments that one bootstrap serves: those of the same account and region. */
export function servedBy(environment: Environment): readonly Environment[] {
  const { account, region, target } = environment;
  return allEnvironments().filter(
    (other) => other.account === account && other.region === region && other.target === target,
  );
}

/** What is bootstrapped apart from everything else: an environment, or what those of an account and region share. */
export interface Bootstrapping {
  /** Name of the environment, or `account`. */
  readonly name: string;
  /** Names of the other environments of the account, in whichever region. */
  readonly others: readonly string[];
  readonly templates: readonly DeployedTemplate[];
}

/** What one bootstrap makes: the account's own first, then each environment that it serves. */
export async function bootstrappings(
  workspaceRoot: string,
  environments: readonly Environment[],
): Promise<readonly Bootstrapping[]> {
  return bootstrappingsOf(await deployedTemplates(workspaceRoot, environments), environments);
}

/** What one bootstrap makes for these templates. */
export function bootstrappingsOf(
  templates: readonly DeployedTemplate[],
  environments: readonly Environment[],
): readonly Bootstrapping[] {
  const accounts = new Set(environments.map(({ account }) => account));
  const all = allEnvironments().filter(({ account }) => accounts.has(account));
  return [ACCOUNT, ...environments.map(({ name }) => name)].map((name) => ({
    name,
    others: all.map((other) => other.name).filter((other) => other !== name),
    templates: templates.filter(({ prefix }) => prefix[1] === name),
  }));
}

/** Templates of all layers of these environments, those of the account once. */
export async function deployedTemplates(
  workspaceRoot: string,
  environments: readonly Environment[],
): Promise<readonly DeployedTemplate[]> {
  const subjects = await layerSubjects(workspaceRoot, environments);
  const templates = subjects.map(({ layer, environment, template }) => {
    const asking = environments.find(({ name }) => name === environment);
    const { name } = asking ? environmentFor(asking, layer) : { name: environment };
    return { stackName: stackName(name, layer), prefix: namePrefix(name), template } as DeployedTemplate;
  });
  return [...new Map(templates.map((one) => [one.stackName, one])).values()];
}

/** How names of an environment begin, as words. */
export function namePrefix(environment: string): readonly string[] {
  return [thePlatform().application.name, environment];
}

/** What layers say about types that AWS does not describe: `permissions.json` beside the layer's `cdk.json`. */
export function declaredTypes(workspaceRoot: string): Readonly<Record<string, DeclaredType>> {
  const files = layerNames(workspaceRoot)
    .map((layer) => join(workspaceRoot, 'apps', layer, 'permissions.json'))
    .filter((path) => existsSync(path));
  return Object.assign(
    {},
    ...files.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, DeclaredType>),
  ) as Record<string, DeclaredType>;
}
