import { ArnFormat, type Stack } from 'aws-cdk-lib';
import { type PlatformName, platforms } from './platforms';

/**
 * ARN of a platform, which CloudFormation changes in place; the name of a solution stack would replace the environment.
 *
 * @param version left out, it is the version that AWS recommends at the time of the deploy. AWS offers older versions
 *   only to accounts that ran them in the last month, so that a version written down here would soon be no start for
 *   anybody else; and it would take back what managed updates have brought.
 */
export function platformArn(stack: Stack, platform: PlatformName, version?: string): string {
  const { branch } = platforms[platform];
  return stack.formatArn({
    service: 'elasticbeanstalk',
    account: '',
    resource: 'platform',
    resourceName: version ? `${branch}/${version}` : branch,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
