import { UserError } from '@hipaa-cdk/errors';
import type { EngineName } from '../finding';

/** An engine that gave no verdict. It must not count as one that found nothing. */
export function engineFailure(engine: EngineName, what: string, cause?: unknown): UserError {
  return new UserError({
    code: 'SECOND_OPINION_ENGINE_FAILED',
    message: `${engine} came to no verdict: ${what}`,
    remedy: 'rm -rf .second-opinion && npx nx run second-opinion:verify',
    cause,
  });
}
