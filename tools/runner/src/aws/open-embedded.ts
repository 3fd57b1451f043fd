import type { Environment } from '@hipaa-cdk/environments';
import { LocalAws } from '@hipaa-cdk/local-aws';
import { devNull } from 'node:os';
import { Socket } from 'node:net';
import { UserError } from '@hipaa-cdk/errors';
import { Session, fixedCredentials } from './session';

/** Opens the embedded AWS of the workspace. */
export function openEmbedded(environment: Environment, say: (line: string) => void): Promise<Session> {
  return openEmulator(environment, new LocalAws(), say);
}

/**
 * Starts an embedded AWS if needed and closes every other door of this process. There is no way back: the process
 * serves one environment.
 */
export async function openEmulator(
  environment: Environment,
  localAws: LocalAws,
  say: (line: string) => void,
): Promise<Session> {
  const { endpoint, folder, secretAccessKey, stubbedTypes } = await localAws.ensureRunning(say);
  const { account, region } = environment;
  replaceProcessVariables(embeddedVariables(process.env, { endpoint, account, secretAccessKey, region }));
  guardLoopback();
  const credentials = fixedCredentials({ accessKeyId: account, secretAccessKey });
  return new Session({
    environment,
    credentials,
    stackCredentials: credentials,
    embeddedFolder: folder,
    stubbedTypes: new Set(stubbedTypes),
  });
}

/** Where the embedded AWS answers, and as whom to call it. */
interface EmbeddedTarget {
  /** Such as `http://127.0.0.1:45660`. */
  readonly endpoint: string;
  /** The emulator takes an access key id of 12 digits as the account. */
  readonly account: string;
  /** Secret of the workspace, which signs every request. */
  readonly secretAccessKey: string;
  readonly region: string;
}

/** Variables through which a shell, a proxy or a configuration file could lead somewhere else. */
const FOREIGN = /^(AWS_|CDK_DEFAULT_|(HTTPS?|ALL|NO)_PROXY$)/i;

/** The variables of a process that can reach the embedded AWS and nothing else, made from those of the shell. */
export function embeddedVariables(shell: NodeJS.ProcessEnv, target: EmbeddedTarget): NodeJS.ProcessEnv {
  const own = Object.entries(shell).filter(([name]) => !FOREIGN.test(name));
  return {
    ...Object.fromEntries(own),
    AWS_ENDPOINT_URL: target.endpoint,
    AWS_ENDPOINT_URL_S3: target.endpoint,
    AWS_ACCESS_KEY_ID: target.account,
    AWS_SECRET_ACCESS_KEY: target.secretAccessKey,
    AWS_REGION: target.region,
    AWS_DEFAULT_REGION: target.region,
    // No file and no instance service may add credentials, profiles or endpoints.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    // By this the trail of the emulator tells a command of the workspace from somebody who acts as the root user.
    AWS_SDK_UA_APP_ID: 'workspace-command',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Makes `variables` those of this process, dropping every other. */
function replaceProcessVariables(variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env))
    if (!(name in variables)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, variables);
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * From here on this process can open TCP connections to this machine only. Variables steer the AWS client; this holds
 * even if one of them is read in a way nobody thought of.
 */
export function guardLoopback(): void {
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args);
    if (host !== undefined && !LOOPBACK.has(host)) throw offLoopback(host);
    return Reflect.apply(connect, this, args) as Socket;
  } as typeof connect;
}

/** The host of a connect call in any of its forms; undefined for a local pipe. */
function hostOf(args: readonly unknown[]): string | undefined {
  // Node passes its own normalised argument list through as a single array.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as { path?: string; host?: string; port?: number };
    return path !== undefined && port === undefined ? undefined : (host ?? 'localhost');
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return undefined;
  return typeof second === 'string' ? second : 'localhost';
}

function offLoopback(host: string): UserError {
  return new UserError({
    code: 'EMBEDDED_ONLY',
    message: `a command for the embedded AWS tried to connect to ${JSON.stringify(host)}; only this machine is allowed`,
  });
}
