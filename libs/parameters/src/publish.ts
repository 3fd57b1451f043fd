import { type AnyContract, type ContractValues, isListType } from '@hipaa-cdk/contract';
import { UserError } from '@hipaa-cdk/errors';
import { CfnOutput, Fn, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { recordUse } from './contract-uses';
import { environmentStackOf } from './environment-stack';
import { parameterPath, publishedOutput } from './parameter-path';

/**
 * Publishes every entry of a layer's contract in the Parameter Store, and says each value in an output as well: should a
 * parameter be lost, the stack still knows what it held.
 *
 * @param values one value per entry; a list for the list types
 * @throws UserError `CONTRACT_OF_ANOTHER_LAYER` when the stack is not the one of the layer that promises the values, or
 * `CONTRACT_VALUE_EMPTY` for an empty string, list or list element, which the Parameter Store cannot hold
 */
export function publish<C extends AnyContract>(
  scope: Construct,
  contract: C,
  values: ContractValues<C>,
): void {
  const { layerEnvironment: environment, layerName } = environmentStackOf(scope);
  if (contract.layer !== layerName) throw ofAnotherLayer(contract, layerName);
  const published = scope.node.tryFindChild('Published') ?? new Construct(scope, 'Published');
  for (const [entry, { type, description }] of Object.entries(contract.entries)) {
    const value = values[entry] as string | readonly string[];
    if (isEmpty(value)) throw emptyValue(contract, entry);
    const text = typeof value === 'string' ? value : Fn.join(',', [...value]);
    new ssm.CfnParameter(published, pascal(entry), {
      name: parameterPath(environment.name, contract.layer, entry),
      type: isListType(type) ? 'StringList' : 'String',
      value: text,
      description,
    });
    const output = new CfnOutput(published, `${pascal(entry)}Value`, { value: text });
    output.overrideLogicalId(publishedOutput(entry));
    recordUse(scope, 'publishes', contract, entry);
  }
}

function isEmpty(value: string | readonly string[]): boolean {
  return typeof value === 'string' ? value === '' : value.length === 0 || value.includes('');
}

function pascal(entry: string): string {
  return entry.charAt(0).toUpperCase() + entry.slice(1);
}

/** Two stacks that write one parameter would each take back what the other wrote. */
function ofAnotherLayer(contract: AnyContract, layer: string | undefined): UserError {
  const publisher = layer === undefined ? 'a stack that is of no layer' : `layer "${layer}"`;
  return new UserError({
    code: 'CONTRACT_OF_ANOTHER_LAYER',
    message: `${publisher} publishes the contract of "${contract.layer}"; expected a layer that publishes its own`,
  });
}

function emptyValue(contract: AnyContract, entry: string): UserError {
  return new UserError({
    code: 'CONTRACT_VALUE_EMPTY',
    message: `layer "${contract.layer}" publishes nothing as "${entry}"; expected a value for every entry of its contract`,
  });
}
