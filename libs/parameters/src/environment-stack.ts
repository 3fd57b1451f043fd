import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A stack that knows which environment it is made for. */
export interface EnvironmentStack extends Stack {
  readonly layerEnvironment: Environment;
}

/**
 * The environment that `scope` is made for.
 *
 * @throws UserError `ENVIRONMENT_MISSING` when the stack carries none
 */
export function environmentOf(scope: Construct): Environment {
  const stack = Stack.of(scope) as Partial<EnvironmentStack>;
  if (stack.layerEnvironment) return stack.layerEnvironment;
  throw new UserError({
    code: 'ENVIRONMENT_MISSING',
    message: `the stack of "${scope.node.path}" has no environment; expected a stack that extends LayerStack`,
  });
}
