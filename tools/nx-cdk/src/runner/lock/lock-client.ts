import type { SSMClient } from '@aws-sdk/client-ssm';
import type { Session } from '../aws/session';

const clients = new WeakMap<Session, Promise<SSMClient>>();

/**
 * A client that may write locks. The CDK's deploy role may only read parameters, so whoever runs the command writes, as
 * long as they belong to the environment's account: a lock in another account would lock nothing.
 */
export function lockClient(session: Session): Promise<SSMClient> {
  const known = clients.get(session) ?? open(session);
  clients.set(session, known);
  return known;
}

async function open(session: Session): Promise<SSMClient> {
  const { account, region, target } = session.environment;
  if (target === 'embedded') return session.ssm();
  const { credentials } = session;
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const { Account } = await new STSClient({ region, credentials }).send(new GetCallerIdentityCommand({}));
  if (Account !== account) return session.ssm();
  const { SSMClient: Client } = await import('@aws-sdk/client-ssm');
  return new Client({ region, credentials });
}
