import type { Environment } from '@hipaa-cdk/environments';
import type { Session } from './session';

/** Opens the environment's account, or the embedded AWS where that is its target. */
export async function openSession(environment: Environment, say: (line: string) => void): Promise<Session> {
  if (environment.target === 'embedded')
    return (await import('./open-embedded')).openEmbedded(environment, say);
  return (await import('./open-account')).openAccount(environment);
}
