import { beanstalkOutcomes } from '../../testing/beanstalk';
import { syntheticData } from '../../testing/outcomes';
import { beanstalkNoPublicIp } from './beanstalk-no-public-ip';

const option = 'aws:ec2:vpc/AssociatePublicIpAddress';

test('machines without public addresses pass', () => {
  expect(beanstalkOutcomes(beanstalkNoPublicIp, { [option]: 'false' })).toEqual(['pass Web']);
});

test.each([{ [option]: 'true' }, {}])('machines with %j fail', (options) => {
  expect(beanstalkOutcomes(beanstalkNoPublicIp, options)).toEqual(['fail Web']);
});

test('machines beside made-up data may have them, where somebody has decided so', () => {
  const options = { [option]: 'true' };
  expect(beanstalkOutcomes(beanstalkNoPublicIp, options, {}, syntheticData)).toEqual(['pass Web']);
});

test('beside made-up data the decision has to be written down as well', () => {
  expect(beanstalkOutcomes(beanstalkNoPublicIp, {}, {}, syntheticData)).toEqual(['fail Web']);
});

test('data that nobody names may be health data', () => {
  const unknown = { ...syntheticData, dataClass: 'unknown' } as const;
  expect(beanstalkOutcomes(beanstalkNoPublicIp, { [option]: 'true' }, {}, unknown)).toEqual(['fail Web']);
});
