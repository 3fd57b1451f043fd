import type { DeployedStack } from './deployed-stack';
import type { Session } from './session';

/** Takes the termination protection off a stack that somebody has asked by name to be removed. */
export async function liftTerminationProtection(session: Session, { name }: DeployedStack): Promise<void> {
  const { UpdateTerminationProtectionCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  await client.send(
    new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: false }),
  );
}
