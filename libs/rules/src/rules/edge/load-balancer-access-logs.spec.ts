import { attributeMustBeOn } from '../../testing/balancer-attribute';
import { syntheticData } from '../../testing/outcomes';
import { loadBalancerAccessLogs } from './load-balancer-access-logs';

const { balancer, attribute } = attributeMustBeOn(loadBalancerAccessLogs, 'access_logs.s3.enabled');

test('a network load balancer is judged', () => expect(attribute('false', 'network')).toEqual(['fail']));

test('a gateway has no such logs and is not judged', () => expect(attribute('false', 'gateway')).toEqual([]));

test('one without health data is not judged', () => expect(balancer({}, syntheticData)).toEqual([]));
