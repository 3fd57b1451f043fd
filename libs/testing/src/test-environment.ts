import { type Environment, findEnvironment } from '@hipaa-cdk/environments';

/** A real environment with some fields changed, to test what one field does. */
export function testEnvironment(name: string, changes: Partial<Environment> = {}): Environment {
  return { ...findEnvironment(name), ...changes };
}
