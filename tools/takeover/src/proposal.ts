import {
  type Application,
  applicationSchema,
  type Environment,
  type EnvironmentInput,
  resolveEnvironments,
  schemaProblems,
} from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { EnvironmentName, OldContext, OldEnvironment } from './old-context';
import type { OldStack } from './old-stacks';
import { authSettings, resourcesOf } from './people';

/** What a fork would have to be for what the first template has. */
export interface Proposal {
  readonly application: Application;
  readonly inputs: readonly EnvironmentInput[];
  readonly environments: readonly Environment[];
  /** Settings that an environment has of its own, by environment and layer. */
  readonly settings: Readonly<Partial<Record<EnvironmentName, Settings>>>;
}

type Settings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A proposal, or what the platform has against it. */
export interface ReadProposal {
  readonly proposal?: Proposal;
  readonly problems: readonly Problem[];
}

/** Sizes and care of each environment: those that a new fork has. */
const CARE = {
  dev: {
    profile: 'economy',
    dataClass: 'synthetic',
    layers: { only: ['storage', 'auth', 'users'] },
    protected: false,
  },
  test: { profile: 'economy', dataClass: 'synthetic', layers: { except: ['bastion'] }, protected: false },
  prod: { profile: 'production', dataClass: 'phi', layers: 'all', protected: true },
} as const;

/**
 * Proposes platform and settings.
 *
 * @param current the application as the fork names it now: whom it belongs to and who pays stay so
 */
export function propose(old: OldContext, stacks: readonly OldStack[], current: Application): ReadProposal {
  const application = { ...current, name: old.name.toLowerCase(), title: old.title };
  const inputs = old.environments.map(environmentInput);
  const problems = [
    ...schemaProblems(applicationSchema, application, ['cdk.json', 'context', 'app:name, app:fullname']),
  ];
  let environments: readonly Environment[] = [];
  try {
    environments = resolveEnvironments(inputs);
  } catch (error) {
    problems.push({ path: ['cdk.json'], message: (error as Error).message });
  }
  if (problems.length > 0) return { problems };
  const settings = Object.fromEntries(
    old.environments.map((environment) => [environment.name, settingsOf(environment, stacks)]),
  );
  return { proposal: { application, inputs, environments, settings }, problems };
}

function environmentInput({ name, account, region, ...old }: OldEnvironment): EnvironmentInput {
  const [certificateArn] = old.certificateArns;
  const domainName = old.callbackUrls.map(hostOf).find((host) => host !== undefined);
  return {
    name,
    target: 'aws',
    account,
    region,
    zones: ['a', 'b'],
    compute: 'beanstalk',
    ...CARE[name],
    layers: CARE[name].layers as EnvironmentInput['layers'],
    ...(certificateArn && domainName && { site: { domainName, certificateArn } }),
  };
}

function hostOf(url: string): string | undefined {
  return /^https:\/\/([^/:]+)/.exec(url)?.[1];
}

function settingsOf(environment: OldEnvironment, stacks: readonly OldStack[]): Settings {
  const own = stacks.filter((stack) => stack.environment === environment.name);
  const authentication = own.find(({ kind }) => kind === 'Authentication');
  const database = own.find(({ kind }) => kind === 'Database');
  return {
    ...(authentication && { auth: authSettings(authentication, environment) }),
    ...(database && databaseSettings(database)),
  };
}

/** The name of the database stays: applications and dumps have it. */
function databaseSettings(stack: OldStack): Settings {
  const found = [...resourcesOf(stack, 'AWS::RDS::DBCluster'), ...resourcesOf(stack, 'AWS::RDS::DBInstance')];
  const name = found
    .map(({ properties }) => properties['DatabaseName'] ?? properties['DBName'])
    .find((one) => typeof one === 'string');
  return name === undefined ? {} : { database: { databaseName: name } };
}
