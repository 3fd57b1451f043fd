import { type CfnCondition, Fn, type aws_elasticloadbalancingv2 as elb } from 'aws-cdk-lib';

/** Seconds after which a connection that nobody uses is closed. */
const IDLE_SECONDS = 60;

/**
 * What the load balancer is told beside its defaults.
 *
 * @param isProtected holds while nothing may delete it
 * @param logBucket bucket for its access logs
 */
export function entranceAttributes(
  isProtected: CfnCondition,
  logBucket: string,
): elb.CfnLoadBalancer.LoadBalancerAttributeProperty[] {
  const attributes = {
    'access_logs.s3.enabled': 'true',
    'access_logs.s3.bucket': logBucket,
    'deletion_protection.enabled': Fn.conditionIf(isProtected.logicalId, 'true', 'false').toString(),
    'idle_timeout.timeout_seconds': String(IDLE_SECONDS),
    // A request that two servers read in two ways is how one request hides another.
    'routing.http.desync_mitigation_mode': 'strictest',
    'routing.http.drop_invalid_header_fields.enabled': 'true',
  };
  return Object.entries(attributes).map(([key, value]) => ({ key, value }));
}
