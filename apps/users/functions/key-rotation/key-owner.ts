import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { AccessKey } from './access-key';

/**
 * Name of the user that a key is of, found out by asking with it. Nobody can be forbidden to ask, so a key that works is
 * told from one that may do nothing.
 */
export async function keyOwner(
  key: AccessKey,
  clientWith: (key: AccessKey) => Pick<STSClient, 'send'>,
): Promise<string> {
  const { Arn: arn = '' } = await clientWith(key).send(new GetCallerIdentityCommand({}));
  return arn.split('/').at(-1) ?? '';
}
