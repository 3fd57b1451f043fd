import {
  ACCOUNT,
  type Environment,
  bootstrapArn,
  deployRoleName,
  environmentFile,
  isPlaceholderAccount,
} from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { failureOf, knownFailure } from '../failure';
import { ATTEMPTS, limitCalls } from './call-limits';
import { Session } from './session';

/** Opens the environment's account, or the embedded AWS where that is its target. */
export async function openSession(environment: Environment, say: (line: string) => void): Promise<Session> {
  limitCalls(say);
  if (environment.target === 'embedded')
    return (await import('./open-embedded')).openEmbedded(environment, say);
  return openAccount(environment);
}

/**
 * Opens a real account, after making sure that it is the one the environment names.
 *
 * @throws UserError `ACCOUNT_PLACEHOLDER`, `ENDPOINT_REDIRECTED`, `CREDENTIALS_MISSING` or `CREDENTIALS_OTHER_ACCOUNT`
 */
export async function openAccount(environment: Environment): Promise<Session> {
  if (isPlaceholderAccount(environment.account)) throw placeholder(environment);
  const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
  const { configFile } = await loadSharedConfigFiles();
  const profile = environment.awsProfile ?? process.env['AWS_PROFILE'] ?? 'default';
  assertNoForeignEndpoint(environment.name, process.env, sectionsOf(profile, configFile));
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const credentials = fromNodeProviderChain({ profile: environment.awsProfile });
  const caller = await callerAccount(environment, credentials);
  const stackCredentials = await deployRole(environment, environment.name, credentials, caller);
  const accountCredentials = caller === environment.account ? credentials : stackCredentials;
  return new Session({
    environment,
    credentials,
    stackCredentials,
    sharedStackCredentials: async () => (await deployRole(environment, ACCOUNT, credentials, caller))(),
    accountCredentials,
    stubbedTypes: new Set(),
  });
}

async function callerAccount(
  environment: Environment,
  credentials: AwsCredentialIdentityProvider,
): Promise<string> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  try {
    const sts = new STSClient({ region: environment.region, credentials, maxAttempts: ATTEMPTS });
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    return Account ?? '';
  } catch (cause) {
    if (isNoAnswer(cause, environment)) throw failureOf(cause, environment);
    const source = environment.awsProfile ? `profile "${environment.awsProfile}"` : 'the shell';
    throw new UserError({
      code: 'CREDENTIALS_MISSING',
      message: `no usable AWS credentials for environment ${environment.name}, account ${environment.account}: ${reason(cause)}; expected them from ${source}`,
      remedy: environment.awsProfile
        ? `aws sso login --profile ${environment.awsProfile}`
        : 'aws sso login, or export AWS_PROFILE=<profile>',
      cause,
    });
  }
}

/** Continuous integration may live in another account, as long as that account's bootstrap trusts it. */
async function deployRole(
  environment: Environment,
  name: string,
  credentials: AwsCredentialIdentityProvider,
  caller: string,
): Promise<AwsCredentialIdentityProvider> {
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const { account, region } = environment;
  const role = deployRoleName({ name, region });
  const assumed = fromTemporaryCredentials({
    masterCredentials: credentials,
    params: {
      RoleArn: bootstrapArn('role', role, environment),
      RoleSessionName: 'hipaa-cdk',
    },
    clientConfig: { region },
  });
  try {
    await assumed();
    return assumed;
  } catch (cause) {
    if (isNoAnswer(cause, environment)) throw failureOf(cause, environment);
    if (caller !== account) throw otherAccount(environment, caller, role, cause);
    return credentials;
  }
}

/** Failures that say nothing about whose the credentials are, or what they may do. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  'CREDENTIALS_EXPIRED',
  'CLOCK_WRONG',
  'AWS_THROTTLED',
  'ANSWER_UNREADABLE',
  'CONNECTION_LOST',
  'AWS_UNAVAILABLE',
]);

function isNoAnswer(cause: unknown, environment: Environment): boolean {
  return NO_ANSWER.has(knownFailure(cause, environment)?.code ?? '');
}

function placeholder(environment: Environment): UserError {
  return new UserError({
    code: 'ACCOUNT_PLACEHOLDER',
    message: `environment ${environment.name} has the placeholder account ${environment.account}, which nobody owns`,
    remedy: `write your account number in ${environmentFile(environment.name)}`,
  });
}

function otherAccount(environment: Environment, caller: string, role: string, cause: unknown): UserError {
  return new UserError({
    code: 'CREDENTIALS_OTHER_ACCOUNT',
    message: `the credentials belong to account ${caller}, but environment ${environment.name} is account ${environment.account}, and its role ${role} does not let them in`,
    remedy: `sign in to account ${environment.account}, or set awsProfile in ${environmentFile(environment.name)}`,
    cause,
  });
}

function reason(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? cause.name) : String(cause);
}

/** The parts of a parsed AWS configuration file that matter here: profile or section -> settings. */
type ConfigSections = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

/**
 * Refuses to deploy to a real account while something redirects AWS calls to another endpoint, such as an emulator.
 *
 * @throws UserError `ENDPOINT_REDIRECTED` naming every redirection
 */
export function assertNoForeignEndpoint(
  environment: string,
  shell: NodeJS.ProcessEnv,
  config: ConfigSections,
): void {
  const variables = Object.keys(shell).filter((name) => /^AWS_ENDPOINT_URL/.test(name) && shell[name]);
  const settings = Object.entries(config).flatMap(([section, values]) =>
    Object.keys(values)
      .filter((key) => /(^|\.)endpoint_url$/.test(key))
      .map((key) => `${key} of [${section}] in the AWS configuration file`),
  );
  const redirections = [...variables, ...settings];
  if (redirections.length === 0) return;
  throw new UserError({
    code: 'ENDPOINT_REDIRECTED',
    message: `environment ${environment} is a real account (${environmentFile(environment)}), but AWS calls are redirected by ${redirections.join(', ')}`,
    remedy:
      variables.length > 0
        ? `unset ${variables.join(' ')}`
        : 'remove the setting, or choose another awsProfile',
  });
}

/** The parts of a configuration file that a profile uses: itself, and the services section it names. */
export function sectionsOf(profile: string, config: ConfigSections): ConfigSections {
  const names = [profile, `services.${config[profile]?.['services'] ?? ''}`];
  return Object.fromEntries(Object.entries(config).filter(([section]) => names.includes(section)));
}
