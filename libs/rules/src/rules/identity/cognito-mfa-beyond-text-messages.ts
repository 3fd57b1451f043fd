import type { Rule } from '../../rule';

import { judged } from '../../reading/judged';
import { items } from '../../reading/readings';

/** A number can be moved to another SIM card and a mailbox opened with a password, so an app must be on offer. */
export const cognitoMfaBeyondTextMessages: Rule = {
  id: 'CognitoMfaBeyondTextMessages',
  description:
    'Users of a pool can use an authenticator app as second factor, not text messages or mail alone',
  citations: ['45 CFR 164.312(d)', 'NIST 800-53r5 IA-2(1)'],
  remedy: 'Add SOFTWARE_TOKEN_MFA to EnabledMfas (CDK: mfaSecondFactor: { otp: true, sms: false }).',
  evaluate: (template) =>
    template.resources('AWS::Cognito::UserPool').map((pool) => {
      const value = pool.properties['EnabledMfas'];
      const holds = items(value).includes('SOFTWARE_TOKEN_MFA');
      return judged(pool, {
        property: 'EnabledMfas',
        value,
        holds,
        problem: 'no authenticator app is on offer',
      });
    }),
};
