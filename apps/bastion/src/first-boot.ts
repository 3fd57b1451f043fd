import { Fn } from 'aws-cdk-lib';
import { OPERATOR } from './operator-account';

/**
 * What the machine does once, when it starts for the first time: newest packages, a client for the database, and the
 * account that sessions run in.
 *
 * @param generation stands in the script so that another one makes another machine
 */
export function firstBoot(generation: number): string {
  return Fn.base64(
    [
      '#!/bin/bash',
      `# generation ${generation}`,
      'set -uo pipefail',
      // Sessions are refused while this account is missing, so it comes first and does not wait for packages.
      `useradd --create-home --shell /bin/bash ${OPERATOR}`,
      'dnf upgrade --assumeyes --releasever=latest',
      'dnf install --assumeyes postgresql17',
    ].join('\n'),
  );
}
