import { type AnyContract, type ContractValues, isListType } from '@hipaa-cdk/contract';
import { UserError } from '@hipaa-cdk/errors';
import { Fn, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { recordUse } from './contract-uses';
import { environmentOf } from './environment-stack';
import { parameterPath } from './parameter-path';

/**
 * Publishes every entry of a layer's contract in the Parameter Store.
 *
 * @param values one value per entry; a list for the list types
 * @throws UserError `CONTRACT_VALUE_EMPTY` for an empty string, list or list element, which the Parameter Store cannot hold
 */
export function publish<C extends AnyContract>(
  scope: Construct,
  contract: C,
  values: ContractValues<C>,
): void {
  const environment = environmentOf(scope);
  const published = scope.node.tryFindChild('Published') ?? new Construct(scope, 'Published');
  for (const [entry, { type, description }] of Object.entries(contract.entries)) {
    const value = values[entry] as string | readonly string[];
    if (isEmpty(value)) throw emptyValue(contract, entry);
    new ssm.CfnParameter(published, pascal(entry), {
      name: parameterPath(environment.name, contract.layer, entry),
      type: isListType(type) ? 'StringList' : 'String',
      value: typeof value === 'string' ? value : Fn.join(',', [...value]),
      description,
    });
    recordUse(scope, 'publishes', contract, entry);
  }
}

function isEmpty(value: string | readonly string[]): boolean {
  return typeof value === 'string' ? value === '' : value.length === 0 || value.includes('');
}

function pascal(entry: string): string {
  return entry.charAt(0).toUpperCase() + entry.slice(1);
}

function emptyValue(contract: AnyContract, entry: string): UserError {
  return new UserError({
    code: 'CONTRACT_VALUE_EMPTY',
    message: `layer "${contract.layer}" publishes nothing as "${entry}"; expected a value for every entry of its contract`,
  });
}
