import type { Environment } from '@hipaa-cdk/environments';
import type { LocalAws } from '@hipaa-cdk/local-aws';
import { openEmulator } from '../aws/open-embedded';
import type { Session } from '../aws/session';

/**
 * The environment as it is rehearsed: its own account number and region, on the embedded AWS. Nothing there needs
 * protection; the templates keep theirs.
 */
export function rehearsed(environment: Environment): Environment {
  return { ...environment, target: 'embedded', protected: false, awsProfile: undefined };
}

/** Closes every door of this process but the one to the embedded AWS of a rehearsal. There is no way back. */
export function openRehearsal(
  environment: Environment,
  localAws: LocalAws,
  say: (line: string) => void,
): Promise<Session> {
  return openEmulator(rehearsed(environment), localAws, say);
}
