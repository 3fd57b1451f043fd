import type { Rule } from '../../rule';

import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';
import { items } from '../../reading/readings';
import { textOf } from '../../reading/text-of';

const properties = ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'];

/**
 * An address that begins with a reference cannot be judged and fails; `https://${Domain}/` is fine. Schemes that an app
 * registers for itself fail too: another app can register the same one.
 */
export const cognitoCallbackHttps: Rule = {
  id: 'CognitoCallbackHttps',
  description: 'Users come back from signing in and out by https',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
  remedy:
    'Begin every callback and logout address with https://; this machine by http only where no health data is.',
  evaluate: (template, context) =>
    template.resources('AWS::Cognito::UserPoolClient').flatMap((client) =>
      properties.flatMap((property) =>
        items(client.properties[property]).map((value) =>
          judged(client, {
            property,
            value,
            holds: isSafe(textOf(value) ?? '', !mayHoldHealthData(context)),
            problem: 'the code of a sign-in would travel in the clear or to another app',
          }),
        ),
      ),
    ),
};

function isSafe(url: string, ownMachineAllowed: boolean): boolean {
  const ownMachine = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;
  return /^https:\/\/[^/]/.test(url) || (ownMachineAllowed && ownMachine.test(url));
}
