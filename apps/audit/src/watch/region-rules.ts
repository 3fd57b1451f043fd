import { aws_logs as logs } from 'aws-cdk-lib';
import { isNot, lacks } from './event';
import type { WatchRule } from './watch-rule';

const { all } = logs.FilterPattern;

/** Services that are in no region. What they do is recorded as done in a region of AWS's choice. */
const GLOBAL_SERVICES = [
  'iam',
  'sts',
  'signin',
  'organizations',
  'account',
  'cloudfront',
  'route53',
  'route53domains',
  'globalaccelerator',
  'support',
  'health',
  'ce',
  'budgets',
] as const;

/**
 * Calls in regions that nobody has a reason to be in. Calls that AWS makes by itself are left out: its own services look
 * into every region.
 *
 * @param allowed regions that anything may happen in
 */
export function regionRules(allowed: readonly string[]): readonly WatchRule[] {
  return [
    {
      id: 'UnexpectedRegions',
      pattern: all(
        ...allowed.map((region) => isNot('awsRegion', region)),
        ...GLOBAL_SERVICES.map((service) => isNot('eventSource', `${service}.amazonaws.com`)),
        lacks('userIdentity.invokedBy'),
        isNot('eventType', 'AwsServiceEvent'),
      ),
      threshold: 1,
      minutes: 5,
      description: `Something was called outside of ${allowed.join(', ')}. Stolen keys are often used where nobody looks: find out whose call it was, or add the region to otherRegions.`,
    },
  ];
}
