import { type AnyContract, type ContractEntry, type ContractValues, isListType } from '@hipaa-cdk/contract';
import { environmentFor, hasLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { recordUse } from './contract-uses';
import { environmentOf } from './environment-stack';
import { parameterPath } from './parameter-path';

/**
 * Reads what another layer publishes. Every entry is a token that CloudFormation resolves at each deploy, so no
 * template holds another layer's ids. Only the entries that are really used become template parameters.
 *
 * @throws UserError `LAYER_ABSENT` when the environment does not have the layer
 */
export function read<C extends AnyContract>(scope: Construct, contract: C): ContractValues<C> {
  const values = readIfPresent(scope, contract);
  if (values) return values;
  const { name } = environmentOf(scope);
  throw new UserError({
    code: 'LAYER_ABSENT',
    message: `${Stack.of(scope).stackName} needs layer "${contract.layer}", which environment ${name} does not have`,
    remedy: `add "${contract.layer}" to the layers of ${name}, or leave out the layer that needs it`,
  });
}

/** As `read`, for a layer that works without the other one: undefined where the environment does not have that. */
export function readIfPresent<C extends AnyContract>(
  scope: Construct,
  contract: C,
): ContractValues<C> | undefined {
  if (!hasLayer(environmentOf(scope), contract.layer)) return undefined;
  const values = {};
  for (const [entry, shape] of Object.entries(contract.entries)) {
    Object.defineProperty(values, entry, {
      enumerable: true,
      get: () => readEntry(scope, contract, entry, shape),
    });
  }
  return values as ContractValues<C>;
}

function readEntry(
  scope: Construct,
  contract: AnyContract,
  entry: string,
  shape: ContractEntry,
): string | string[] {
  const stack = Stack.of(scope);
  const id = [...contract.layer.split('-'), entry]
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const existing = stack.node.tryFindChild(id) as CfnParameter | undefined;
  const parameter =
    existing ??
    new CfnParameter(stack, id, {
      type: `AWS::SSM::Parameter::Value<${shape.type}>`,
      // A layer of the account publishes for all environments that share it.
      default: parameterPath(
        environmentFor(environmentOf(scope), contract.layer).name,
        contract.layer,
        entry,
      ),
      description: `${contract.layer} contract, revision ${contract.revision}: ${shape.description}`,
    });
  recordUse(scope, 'reads', contract, entry);
  return isListType(shape.type) ? parameter.valueAsList : parameter.valueAsString;
}
