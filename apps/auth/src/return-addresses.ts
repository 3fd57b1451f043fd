import type { Environment } from '@hipaa-cdk/environments';
import { once } from '@hipaa-cdk/environments/aws-values';
import type { Problem } from '@hipaa-cdk/errors';
import { z } from 'zod';

/** One thing that an address must not be, and what to say when it is. */
const demands: readonly { readonly holds: (url: string) => boolean; readonly message: string }[] = [
  { holds: (url) => !url.includes('*'), message: 'expected one exact address, without a wildcard' },
  {
    holds: (url) => /^(https:\/\/|http:\/\/localhost(?=[:/]|$))/.test(url),
    message: 'expected https://, or http://localhost',
  },
  { holds: (url) => !url.includes('#'), message: 'expected no fragment: Cognito refuses it' },
  {
    holds: (url) => !url.endsWith('/'),
    message: 'expected no slash at its end: an address must match to the letter',
  },
  {
    holds: (url) =>
      /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?([/?][^\s*#]*)?$/.test(url) && URL.canParse(url),
    message: 'expected a host name in lower case, then a path if any, without user or blanks',
  },
];

const returnAddress = z
  .string()
  .max(1024, 'expected 1024 characters or fewer')
  .superRefine((url, context) => {
    const broken = demands.find(({ holds }) => !holds(url));
    if (broken) context.addIssue({ code: 'custom', message: broken.message });
  });

/** Exact addresses that people may be sent back to. One that is open to strangers hands them the code of a sign-in. */
export const returnAddresses = once(
  z
    .array(returnAddress)
    .min(1, 'expected one address or more')
    .max(100, 'expected 100 addresses or fewer, the most that Cognito takes'),
);

/** Addresses on a person's own machine, which nobody is sent back to with health data. */
export function plainAddressProblems(
  urls: readonly string[],
  path: Problem['path'],
  { dataClass }: Environment,
): Problem[] {
  if (dataClass !== 'phi') return [];
  return urls.flatMap((url, index) =>
    url.startsWith('http://')
      ? [{ path: [...path, index], message: `${url} is not allowed with dataClass "phi"; expected https://` }]
      : [],
  );
}
