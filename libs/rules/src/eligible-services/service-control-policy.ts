import type { EligibleList } from './eligible-list';
import { eligibleList } from './load-eligible-list';

/** Characters that AWS allows in a service control policy, white space included. */
export const SCP_CHARACTERS = 10_240;

/** A service control policy as AWS Organizations takes it. */
export interface ServiceControlPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Deny';
    readonly Action?: readonly string[];
    readonly NotAction?: readonly string[];
    readonly Resource: '*';
  }[];
}

/**
 * The list as a guard rail of an organisation: member accounts may call the services that the gate lets pass and no
 * others, whoever asks and whatever their own policies allow. The management account and service-linked roles are
 * beyond its reach, as they are for every such policy.
 */
export function serviceControlPolicy(list: EligibleList = eligibleList()): ServiceControlPolicy {
  const spared = [...list.services, ...list.supporting].flatMap((entry) =>
    entry.prefixes.map((prefix) => `${prefix}:*`),
  );
  const actions = list.offList.flatMap((entry) => entry.actions);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyListedServices',
        Effect: 'Deny',
        NotAction: sorted(spared),
        Resource: '*',
      },
      ...(actions.length > 0
        ? [
            {
              Sid: 'NothingOffTheList',
              Effect: 'Deny' as const,
              Action: sorted(actions),
              Resource: '*' as const,
            },
          ]
        : []),
    ],
  };
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
