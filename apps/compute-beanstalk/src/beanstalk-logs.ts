import { ArnFormat, type Stack } from 'aws-cdk-lib';

/**
 * Log groups that Beanstalk makes. Their names go on with that of the environment, which CloudFormation makes up after the
 * roles are made: so these are the groups of all environments of the account and region.
 */
export function beanstalkLogs(stack: Stack): string[] {
  const group = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: '/aws/elasticbeanstalk/*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return [group];
}
