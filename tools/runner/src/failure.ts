import { UserError, oneLine } from '@hipaa-cdk/errors';
import type { Environment } from '@hipaa-cdk/environments';
import { describeFailure, missingModule } from '@hipaa-cdk/layer/failure';
import type { NamedCall } from './aws/named-calls';

/** How a failure is told to a person, by what failed. */
type Kind = (facts: Facts, environment: Environment) => { code: string; message: string; remedy?: string };

/** What is known of a failure, wherever in the chain of causes it stands. */
interface Facts {
  /** Such as `ssm:PutParameter`; `a call` where nobody knows. */
  readonly call: string;
  /** What AWS said last, on one line. */
  readonly said: string;
}

const AGAIN = 'run the same command again: what is done is not done twice';

/** What a failure looks like, the particular before the general: the first that fits names it. */
const KINDS: readonly (readonly [looks: RegExp, kind: Kind])[] = [
  [
    /\bENOSPC\b|\bEDQUOT\b/,
    ({ said }) => ({
      code: 'DISK_FULL',
      message: `there is no room left on the disk: ${said}`,
      remedy: `make room, and ${AGAIN}`,
    }),
  ],
  [
    /\b(?:EACCES|EROFS|EPERM): /,
    ({ said }) => ({ code: 'FILE_DENIED', message: `a file could not be read or written: ${said}` }),
  ],
  [
    /ExpiredToken|RequestExpired|token (?:included in the request )?(?:is|has) expired|(?:SSO|session).{0,40}(?:expired|invalid)/i,
    ({ call }, environment) => ({
      code: 'CREDENTIALS_EXPIRED',
      message: `the credentials for ${environment.name} have expired: ${call} was refused`,
      remedy: `${signIn(environment)}\n${AGAIN}`,
    }),
  ],
  [
    /RequestTimeTooSkewed|Signature expired|Signature not yet current/,
    () => ({
      code: 'CLOCK_WRONG',
      message: `AWS refuses what this machine signs: its clock says ${new Date().toISOString()}`,
      remedy: 'set the clock, such as by: sudo timedatectl set-ntp true',
    }),
  ],
  [
    /InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignature|CredentialsProviderError|Could not load credentials/,
    ({ said }, environment) => ({
      code: 'CREDENTIALS_REFUSED',
      message: `AWS does not know the credentials for ${environment.name}: ${said}`,
      remedy: signIn(environment),
    }),
  ],
  [
    /AccessDenied|UnauthorizedOperation|not authorized to perform|\bForbidden\b/,
    ({ call, said }, environment) => ({
      code: 'AWS_DENIED',
      message: `${deniedAction(said) ?? call} is denied to ${deniedRole(said) ?? `whoever deploys to ${environment.name}`}: ${said}`,
      remedy: `allow it to that role; the roles of pipelines are in apps/delivery, those of the account in the bootstrap: npx nx run delivery:bootstrap --env=${environment.name}`,
    }),
  ],
  [
    /Throttling|Rate exceeded|TooManyRequests|RequestLimitExceeded|SlowDown|TooManyUpdates/,
    ({ call }) => ({
      code: 'AWS_THROTTLED',
      message: `AWS throttled ${call}, and went on doing so while it was asked again, ever more slowly`,
      remedy: `wait a minute, and ${AGAIN}`,
    }),
  ],
  [
    /UnreadableAnswer|Deserialization error/,
    ({ call, said }) => ({
      code: 'ANSWER_UNREADABLE',
      message: `what came back for ${call} is no answer of AWS: ${said}`,
      remedy: `something in between answers or cuts answers short, such as a proxy or a page to sign in to a network; then ${AGAIN}`,
    }),
  ],
  [
    /ECONNREFUSED/,
    ({ call, said }, { target }) =>
      target === 'embedded'
        ? {
            code: 'LOCAL_AWS_LOST',
            message: 'the embedded AWS stopped answering; what it had not yet saved is gone',
            remedy: `run the same command again: it starts the embedded AWS and deploys what is missing\nnpx nx run local-aws:running shows where its log is`,
          }
        : lost(call, said),
  ],
  [
    /ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ENETUNREACH|EHOSTUNREACH|socket hang up|TimeoutError/,
    ({ call, said }) => lost(call, said),
  ],
  [
    /InternalFailure|InternalError|InternalServerError|ServiceUnavailable|Internal server error/i,
    ({ call, said }) => ({
      code: 'AWS_UNAVAILABLE',
      message: `AWS itself failed at ${call}, also when it was asked again: ${said}`,
      remedy: `https://health.aws.amazon.com says what is down; later ${AGAIN}`,
    }),
  ],
];

function lost(call: string, said: string): ReturnType<Kind> {
  return {
    code: 'CONNECTION_LOST',
    message: `the connection to AWS was lost at ${call}, also when it was tried again: ${said}`,
    remedy: `look at the network, and ${AGAIN}`,
  };
}

function signIn({ awsProfile }: Environment): string {
  return awsProfile
    ? `aws sso login --profile ${awsProfile}`
    : 'aws sso login, or export AWS_PROFILE=<profile>';
}

function deniedAction(said: string): string | undefined {
  return /not authorized to perform: ([\w-]+:\w+)/.exec(said)?.[1];
}

function deniedRole(said: string): string | undefined {
  return /User: (arn:\S+)/.exec(said)?.[1];
}

/**
 * A failure under the name of what failed, with what to do about it.
 *
 * @returns undefined where it is none of the network, of AWS or of this machine
 */
export function knownFailure(error: unknown, environment: Environment): UserError | undefined {
  const errors = chain(error);
  const ours = errors.find((one) => UserError.is(one));
  if (UserError.is(ours)) return ours;
  const texts = errors.map(textOf);
  const [, kind] = KINDS.find(([looks]) => texts.some((text) => looks.test(text))) ?? [];
  if (!kind) return undefined;
  const call = errors.map((one) => (one as NamedCall).awsCall).find(Boolean) ?? 'a call';
  const said = oneLine(errors.at(-1)?.message ?? '');
  return new UserError({ ...kind({ call, said }, environment), cause: error });
}

/** An error as a person reads it: under the name of what failed, and what AWS says otherwise under one name of its own. */
export function failureOf(error: unknown, environment: Environment): UserError {
  const known = knownFailure(error, environment);
  if (known) return known;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  return new UserError({
    code: 'AWS_CALL_FAILED',
    message: [...(name === 'Error' || name === '' ? [] : [name]), message].join(': '),
    cause: error,
  });
}

/** Whatever failed in the work on a layer, named by what failed: what AWS refused is no failed synthesis. */
export function failureOfWork(error: unknown, environment: Environment): UserError {
  const known = knownFailure(error, environment);
  if (known) return known;
  if (isOfAws(error)) return failureOf(error, environment);
  const missing = missingModule(error);
  if (missing) return missing;
  const [, message = '', at] = /^SYNTH_FAILED: (.*?)(?:\n {2}→ (\S+))?$/s.exec(describeFailure(error)) ?? [];
  return new UserError({ code: 'RUN_FAILED', message, remedy: at, cause: error });
}

/**
 * Does something in an environment, and names what fails in it by what failed.
 *
 * @throws UserError
 */
export async function namingFailures<T>(environment: Environment, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw failureOfWork(error, environment);
  }
}

function isOfAws(error: unknown): boolean {
  return chain(error).some((one) => '$metadata' in one || 'awsCall' in one);
}

function chain(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const parts = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return [error, ...parts.flatMap(chain), ...chain(error.cause)];
}

function textOf(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  return `${error.name} ${String(code ?? '')} ${error.message}`;
}
