import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A stack that knows which environment it is made for. */
export interface EnvironmentStack extends Stack {
  readonly layerEnvironment: Environment;
  /**
   * Name of the layer that it is the stack of.
   *
   * @default - it is of no layer, and publishes nothing
   */
  readonly layerName?: string;
}

/**
 * The environment that `scope` is made for.
 *
 * @throws UserError `ENVIRONMENT_MISSING` when the stack carries none
 */
export function environmentOf(scope: Construct): Environment {
  return environmentStackOf(scope).layerEnvironment;
}

/**
 * The stack of a layer that `scope` is in.
 *
 * @throws UserError `ENVIRONMENT_MISSING` when it is no layer's
 */
export function environmentStackOf(scope: Construct): EnvironmentStack {
  const stack = Stack.of(scope) as Partial<EnvironmentStack>;
  if (stack.layerEnvironment) return stack as EnvironmentStack;
  throw new UserError({
    code: 'ENVIRONMENT_MISSING',
    message: `the stack of "${scope.node.path}" has no environment; expected a stack that extends LayerStack`,
  });
}
