import { thePlatform } from '@hipaa-cdk/environments';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { deployedTemplate, listStacks } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { parseTemplate } from '../parse-template';
import { storedInputs } from '../synthesised-layer';

/**
 * Name in the Parameter Store -> who reads it, of all that is deployed in the account: layers of the environment by their
 * names, others by those of their stacks.
 */
export async function deployedReaders(session: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const own = stackName(session.environment.name, '');
  const stacks = (await listStacks(session)).filter(({ name }) =>
    name.startsWith(`${thePlatform().application.name}-`),
  );
  const readers = new Map<string, string[]>();
  for (const { name } of stacks) {
    const inputs = storedInputs(await parseTemplate(await deployedTemplate(session, name)));
    const reader = name.startsWith(own) ? name.slice(own.length) : name;
    for (const path of inputs.values()) readers.set(path, [...(readers.get(path) ?? []), reader].sort());
  }
  return readers;
}
