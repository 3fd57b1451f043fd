import { beanstalkOutcomes } from '../../testing/beanstalk';
import { beanstalkImdsV2 } from './beanstalk-imds-v2';

const option = 'aws:autoscaling:launchconfiguration/DisableIMDSv1';

test('machines without the old metadata service pass', () => {
  expect(beanstalkOutcomes(beanstalkImdsV2, { [option]: 'true' })).toEqual(['pass Web']);
});

test.each([{ [option]: 'false' }, {}])('machines with %j fail', (options) => {
  expect(beanstalkOutcomes(beanstalkImdsV2, options)).toEqual(['fail Web']);
});
