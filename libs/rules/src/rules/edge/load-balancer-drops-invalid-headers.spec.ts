import { attributeMustBeOn } from '../../testing/balancer-attribute';
import { loadBalancerDropsInvalidHeaders } from './load-balancer-drops-invalid-headers';

const { attribute } = attributeMustBeOn(
  loadBalancerDropsInvalidHeaders,
  'routing.http.drop_invalid_header_fields.enabled',
);

test('a network load balancer reads no headers and is not judged', () => {
  expect(attribute('false', 'network')).toEqual([]);
});
