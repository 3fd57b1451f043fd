import {
  bootstrapArn,
  type Environment,
  releaseExecutionRoleName,
  releaseRoleName,
} from '@hipaa-cdk/environments';
import { Session } from '@hipaa-cdk/runner';

/** A session that may release, and what it hands CloudFormation. */
export interface Releaser {
  readonly session: Session;
  /**
   * ARN of the role that CloudFormation acts with.
   *
   * @default - that of the deploy before
   */
  readonly executionRole?: string;
}

/**
 * Takes the role that releases the application of an environment and does nothing else, where the bootstrap has made one and
 * whoever calls may take it. Who called stays who is recorded.
 *
 * @param layer that runs the application
 * @param say told when a release is made with the rights of whoever calls
 */
export async function asReleaser(
  session: Session,
  layer: string,
  say: (line: string) => void,
): Promise<Releaser> {
  // Beanstalk acts with the rights of whoever updates it: it has no such role.
  if (layer !== 'compute-ecs') return { session };
  const { environment, credentials } = session;
  const role = bootstrapArn('role', releaseRoleName(environment), environment);
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const assumed = fromTemporaryCredentials({
    masterCredentials: credentials,
    params: { RoleArn: role, RoleSessionName: 'release' },
    clientConfig: { region: environment.region },
  });
  try {
    await assumed();
  } catch {
    say(`with your own rights: ${role} is not there, or not yours to take`);
    return { session };
  }
  return {
    session: new Session({
      environment,
      credentials,
      stackCredentials: assumed,
      accountCredentials: assumed,
      stubbedTypes: session.stubbedTypes,
      ...(session.embeddedFolder !== undefined && { embeddedFolder: session.embeddedFolder }),
    }),
    executionRole: executionRoleOf(environment),
  };
}

function executionRoleOf(environment: Environment): string {
  return bootstrapArn('role', releaseExecutionRoleName(environment), environment);
}
