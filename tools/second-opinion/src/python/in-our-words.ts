import { UserError } from '@hipaa-cdk/errors';

const THEIR_CODE = /^LOCAL_AWS_/;

/**
 * The helpers that make Python installations belong to the embedded AWS and blame it; here the same mistakes are about
 * cfn-lint and checkov. Any other error is passed on.
 */
export async function inOurWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!UserError.is(error) || !THEIR_CODE.test(error.code)) throw error;
    throw new UserError({
      code: error.code.replace(THEIR_CODE, 'SECOND_OPINION_'),
      message: error.message
        .replace('The embedded AWS', 'The second opinion')
        .replace('starting or stopping the embedded AWS', 'installing cfn-lint and checkov'),
      remedy: error.remedy,
      cause: error,
    });
  }
}
