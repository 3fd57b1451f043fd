import { PROXY_PORT } from '../instance-security-group';
import type { EnvironmentOptions } from './environment-options';
import type { OptionsInput } from './options-input';

type LoadBalancerOptions = Pick<
  EnvironmentOptions,
  | 'aws:elasticbeanstalk:environment'
  | 'aws:elasticbeanstalk:environment:process:default'
  | 'aws:elbv2:loadbalancer'
  | 'aws:elbv2:listener:443'
  | 'aws:elbv2:listener:80'
  | 'aws:elbv2:listenerrule:application'
>;

/**
 * How requests reach the machines. The load balancer is ours and not of Beanstalk's making, because no option of Beanstalk
 * protects one from deletion, drops invalid headers or puts a firewall before it.
 */
export function loadBalancerOptions(input: OptionsInput): LoadBalancerOptions {
  const { settings, loadBalancer } = input;
  return {
    'aws:elasticbeanstalk:environment': {
      EnvironmentType: 'LoadBalanced',
      LoadBalancerType: 'application',
      LoadBalancerIsShared: true,
      ServiceRole: input.serviceRoleArn,
    },
    'aws:elasticbeanstalk:environment:process:default': {
      Port: PROXY_PORT,
      Protocol: 'HTTP',
      HealthCheckPath: settings.healthPath,
      HealthCheckInterval: 15,
      HealthCheckTimeout: 5,
      HealthyThresholdCount: 3,
      UnhealthyThresholdCount: 5,
      MatcherHTTPCode: '200',
      DeregistrationDelay: settings.drainSeconds,
      StickinessEnabled: false,
    },
    'aws:elbv2:loadbalancer': {
      SharedLoadBalancer: loadBalancer.arn,
      SecurityGroups: [loadBalancer.securityGroupId],
      ManagedSecurityGroup: loadBalancer.securityGroupId,
    },
    ...(loadBalancer.port === 443
      ? { 'aws:elbv2:listener:443': { Rules: ['application'] } }
      : { 'aws:elbv2:listener:80': { Rules: ['application'] } }),
    'aws:elbv2:listenerrule:application': {
      HostHeaders: [loadBalancer.hostName],
      Process: 'default',
      Priority: 1,
    },
  };
}
