import { UserError } from '@hipaa-cdk/errors';
import { assertText } from '../shared/plain-text';

/** Answers that are texts. An empty one is no answer. */
export type Answers = Readonly<
  Partial<
    Record<
      | 'name'
      | 'title'
      | 'owner'
      | 'organization'
      | 'costCenter'
      | 'scope'
      | 'account'
      | 'region'
      | 'prodAccount'
      | 'prodRegion',
      string
    >
  >
>;

const TEAM = { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, expected: 'lower-case letters, digits and hyphens' };
const ACCOUNT = { pattern: /^(?!0{12})\d{12}$/, expected: 'the 12 digits of a real account' };
const REGION = { pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, expected: 'a region such as "us-east-1"' };

const shapes: Readonly<
  Partial<Record<keyof Answers, { readonly pattern: RegExp; readonly expected: string }>>
> = {
  name: { pattern: /^[a-z][a-z0-9]{1,11}$/, expected: '2 to 12 lower-case letters and digits' },
  owner: TEAM,
  organization: { pattern: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, expected: 'an organisation on GitHub' },
  costCenter: { pattern: /^[\w.:/+=@-]{1,64}$/, expected: '1 to 64 letters, digits and . : / + = @ _ -' },
  scope: { pattern: /^@[a-z0-9][a-z0-9-]*$/, expected: 'the scope of a package, such as "@acme"' },
  account: ACCOUNT,
  prodAccount: ACCOUNT,
  region: REGION,
  prodRegion: REGION,
};

/**
 * Refuses answers that a fork could not have.
 *
 * @throws UserError `ANSWER_INVALID`, `TEXT_INVALID` or `ACCOUNT_SHARED`
 */
export function assertAnswers(answers: Answers): void {
  assertText('title', answers.title, 60);
  for (const [option, shape] of Object.entries(shapes)) {
    const answer = answers[option as keyof Answers];
    if (answer === undefined || shape.pattern.test(answer)) continue;
    throw new UserError({
      code: 'ANSWER_INVALID',
      message: `--${option} is ${JSON.stringify(answer)}; expected ${shape.expected}`,
    });
  }
}

/**
 * Refuses one account for patient data and for anything else.
 *
 * @throws UserError `ACCOUNT_SHARED`
 */
export function assertAccountsApart(account: string, prodAccount: string): void {
  if (account !== prodAccount) return;
  throw new UserError({
    code: 'ACCOUNT_SHARED',
    message: `--account and --prodAccount are both ${account}; expected an account of its own for patient data`,
  });
}
