import { beanstalkOutcomes } from '../../testing/beanstalk';
import { beanstalkEnhancedHealth } from './beanstalk-enhanced-health';

const option = 'aws:elasticbeanstalk:healthreporting:system/SystemType';

test('enhanced reports pass', () => {
  expect(beanstalkOutcomes(beanstalkEnhancedHealth, { [option]: 'enhanced' })).toEqual(['pass Web']);
});

test.each([{ [option]: 'basic' }, {}])('reports with %j fail', (options) => {
  expect(beanstalkOutcomes(beanstalkEnhancedHealth, options)).toEqual(['fail Web']);
});
