import type { ViewedResource } from '../template-view';

import { readings } from './readings';
import { numberOf } from './value';

/** Kinds of tokens as a user pool client calls them. */
export type TokenKind = 'AccessToken' | 'IdToken' | 'RefreshToken';

const minutesOf: Readonly<Record<string, number>> = {
  seconds: 1 / 60,
  minutes: 1,
  hours: 60,
  days: 24 * 60,
};

/** What a user pool client has that says nothing about a kind of token. */
const defaults: Readonly<Record<TokenKind, { readonly unit: string; readonly minutes: number }>> = {
  AccessToken: { unit: 'hours', minutes: 60 },
  IdToken: { unit: 'hours', minutes: 60 },
  RefreshToken: { unit: 'days', minutes: 30 * 24 * 60 },
};

/** How many minutes a token of a client may live at most; undefined where the template does not tell. */
export function tokenLifetime(client: ViewedResource, kind: TokenKind): number | undefined {
  const { unit, minutes } = defaults[kind];
  const units = readings(client.properties, `TokenValidityUnits.${kind}`);
  const values = readings(client.properties, `${kind}Validity`);
  const lifetimes = units.flatMap((found = unit) =>
    values.map((value) => (value === undefined ? minutes : lifetime(value, found))),
  );
  return lifetimes.includes(undefined) ? undefined : Math.max(...lifetimes.map(Number));
}

/** Zero means the default of Cognito for refresh tokens, and is refused for the others, so it says nothing. */
function lifetime(value: unknown, unit: unknown): number | undefined {
  const number = numberOf(value) || undefined;
  const factor = typeof unit === 'string' ? minutesOf[unit] : undefined;
  return number === undefined || factor === undefined ? undefined : number * factor;
}
