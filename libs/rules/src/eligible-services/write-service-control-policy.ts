import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import type { EligibleList } from './eligible-list';
import { eligibleList } from './load-eligible-list';
import { SCP_CHARACTERS, serviceControlPolicy } from './service-control-policy';

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
