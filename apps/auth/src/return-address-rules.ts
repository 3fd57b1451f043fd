import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { AuthSettings } from '../config';

const lists = ['callbackUrls', 'logoutUrls'] as const;

/** What the addresses that people are sent back to must have in common with the environment. */
export function returnAddressProblems(settings: AuthSettings, environment: Environment): Problem[] {
  if (environment.identityProvider) return [];
  return lists.flatMap((list) => {
    const urls = settings[list];
    if (!urls) return environment.site ? [] : [missing(list)];
    if (environment.dataClass !== 'phi') return [];
    return urls.flatMap((url, index) => (url.startsWith('http://') ? [ownMachine(list, index, url)] : []));
  });
}

function missing(list: string): Problem {
  return {
    path: [list],
    message: 'the environment has no site to derive it from; expected one address or more',
  };
}

function ownMachine(list: string, index: number, url: string): Problem {
  return { path: [list, index], message: `${url} does not go with dataClass "phi"; expected https://` };
}
