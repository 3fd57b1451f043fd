import type { Environment } from '@hipaa-cdk/environments';
import { LocalAws } from '@hipaa-cdk/local-aws';
import { embeddedVariables, replaceProcessVariables } from './embedded-variables';
import { guardLoopback } from './loopback-guard';
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
  const { endpoint, secretAccessKey, stubbedTypes } = await localAws.ensureRunning(say);
  const { account, region } = environment;
  replaceProcessVariables(embeddedVariables(process.env, { endpoint, account, secretAccessKey, region }));
  guardLoopback();
  const credentials = fixedCredentials({ accessKeyId: account, secretAccessKey });
  return new Session({
    environment,
    credentials,
    stackCredentials: credentials,
    stubbedTypes: new Set(stubbedTypes),
  });
}
