import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { type EligibleList, eligibleList } from './eligible-list';

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

/**
 * Writes the service control policy without white space, as small as AWS can get it.
 *
 * @returns its length in characters
 * @throws UserError `SERVICE_CONTROL_POLICY_TOO_LONG`
 */
export function writeServiceControlPolicy(file: string, list: EligibleList = eligibleList()): number {
  const text = JSON.stringify(serviceControlPolicy(list));
  if (text.length > SCP_CHARACTERS) {
    throw new UserError({
      code: 'SERVICE_CONTROL_POLICY_TOO_LONG',
      message: `the service control policy has ${text.length} characters; AWS takes ${SCP_CHARACTERS}`,
      remedy: 'take prefixes that nobody uses out of libs/rules/src/eligible-services/eligible-services.json',
    });
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return text.length;
}
