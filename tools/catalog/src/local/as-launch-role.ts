import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { UserError } from '@hipaa-cdk/errors';
import type { Session } from '@hipaa-cdk/nx-cdk/session';

/**
 * CloudFormation as the launch role of a product, the way Service Catalog would call it. The embedded AWS keeps policies
 * and does not enforce them: this proves that the role is there and can be taken, not that its permissions suffice.
 *
 * @throws UserError `LAUNCH_ROLE_REFUSED`
 */
export async function asLaunchRole(session: Session, roleArn: string): Promise<CloudFormationClient> {
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts');
  const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
  const { region } = session.environment;
  const sts = new STSClient({ region, credentials: session.credentials });
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'catalog-launch' }),
  );
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey) {
    throw new UserError({ code: 'LAUNCH_ROLE_REFUSED', message: `nobody may take the role ${roleArn}` });
  }
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return new Client({ region, credentials });
}
