import { type Exception, exception, inBoth } from '@hipaa-cdk/compliance';
import { application } from '@hipaa-cdk/platform';

const shared = { layer: 'network', owner: application.owner, expires: '2027-05-31' };

/** Every finding of the network layer that stays, and why. */
export const networkExceptions: readonly Exception[] = [
  exception({
    ...shared,
    rule: inBoth('VPCNoUnrestrictedRouteToIGW'),
    resource: ['Network/Subnets/PublicA/DefaultRoute', 'Network/Subnets/PublicB/DefaultRoute'],
    reason:
      'A subnet is public by this very route: load balancers that patients reach, and NAT gateways, stand in it. ' +
      'The rule knows no list of route tables that are meant to have it',
    ticket: 'EX-1',
    compensatingControl:
      'Data stores are in isolated subnets without a route out, public subnets give no addresses by themselves, ' +
      'flow logs are on, and the default security group is empty',
    link: 'https://github.com/awslabs/aws-config-rules/issues/393',
  }),
];
