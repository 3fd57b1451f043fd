import type { Rule } from '../../rule';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';

import { judged } from '../../reading/judged';
import { type TokenKind, tokenLifetime } from '../../reading/token-lifetime';

const longest: Readonly<Record<TokenKind, number>> = {
  AccessToken: sessionPolicy.tokenMinutes,
  IdToken: sessionPolicy.tokenMinutes,
  RefreshToken: sessionPolicy.wholeMinutes,
};

/** A refresh token is the session of a user: without a setting of its own it lasts thirty days. */
export const cognitoTokenLifetime: Rule = {
  id: 'CognitoTokenLifetime',
  description: `Access and identity tokens end within ${longest.AccessToken} minutes, refresh tokens within ${longest.RefreshToken / 60} hours (${sessionPolicy.source})`,
  citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
  remedy:
    'Set AccessTokenValidity, IdTokenValidity and RefreshTokenValidity with TokenValidityUnits (CDK: accessTokenValidity, idTokenValidity, refreshTokenValidity).',
  evaluate: (template) =>
    template.resources('AWS::Cognito::UserPoolClient').flatMap((client) =>
      (Object.keys(longest) as TokenKind[]).map((kind) => {
        const property = `${kind}Validity`;
        const value = client.properties[property];
        const minutes = tokenLifetime(client, kind);
        const holds = minutes !== undefined && minutes <= longest[kind];
        const problem = `it lives ${minutes ?? 'an unknown number of'} minutes, expected ${longest[kind]} at most`;
        return judged(client, { property, value, holds, problem });
      }),
    ),
};
