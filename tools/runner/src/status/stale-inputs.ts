import { thePlatform } from '@hipaa-cdk/environments';
import type { DeployedStack } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { storedParameters } from '../aws/stored-parameters';
import { type Template, storedInputs } from '../synthesised-layer';

/** A value that a deployed layer runs on, and that its producer has changed since. */
export interface StaleInput {
  /** Layer that published another value. */
  readonly layer: string;
  /** Entry of that layer's contract. */
  readonly entry: string;
  /** What the reader runs on. */
  readonly running: string;
  /** What is published now; undefined when it no longer is. */
  readonly published?: string;
}

/**
 * The inputs of a deployed stack that have moved behind an unchanged contract.
 *
 * @param template the stack's own, as it is deployed
 */
export async function staleInputs(
  session: Session,
  stack: DeployedStack,
  template: Template,
): Promise<StaleInput[]> {
  const inputs = storedInputs(template);
  const stored = await storedParameters(session, [...inputs.values()]);
  return [...inputs]
    .filter(([parameter, name]) => stack.parameters.get(parameter) !== stored.get(name))
    .map(([parameter, name]) => ({
      ...entryOf(name),
      running: stack.parameters.get(parameter) ?? '',
      published: stored.get(name),
    }));
}

/** `/<application>/<environment>/<layer>/<entry>`; a parameter that is none of ours, such as AWS's own, has its whole name. */
function entryOf(name: string): Pick<StaleInput, 'layer' | 'entry'> {
  const [, owner, , layer, entry] = name.split('/');
  return owner === thePlatform().application.name && layer && entry
    ? { layer, entry }
    : { layer: '', entry: name };
}
