import type { Environment } from '@hipaa-cdk/environments';
import { findEnvironment } from '@hipaa-cdk/platform';

/** A real environment with some fields changed, to test what one field does. */
export function testEnvironment(name: string, changes: Partial<Environment> = {}): Environment {
  return { ...findEnvironment(name), ...changes };
}
