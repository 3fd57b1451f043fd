import { beanstalkOutcomes } from '../../testing/beanstalk';
import { beanstalkNoPublicIp } from './beanstalk-no-public-ip';

const option = 'aws:ec2:vpc/AssociatePublicIpAddress';

test('machines without public addresses pass', () => {
  expect(beanstalkOutcomes(beanstalkNoPublicIp, { [option]: 'false' })).toEqual(['pass Web']);
});

test.each([{ [option]: 'true' }, {}])('machines with %j fail', (options) => {
  expect(beanstalkOutcomes(beanstalkNoPublicIp, options)).toEqual(['fail Web']);
});
