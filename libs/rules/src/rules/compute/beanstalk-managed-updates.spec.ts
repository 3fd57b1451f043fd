import { beanstalkOutcomes } from '../../testing/beanstalk';
import { beanstalkManagedUpdates } from './beanstalk-managed-updates';

const enabled = 'aws:elasticbeanstalk:managedactions/ManagedActionsEnabled';
const level = 'aws:elasticbeanstalk:managedactions:platformupdate/UpdateLevel';

test.each(['minor', 'patch'])('updates of level %s pass', (value) => {
  const options = { [enabled]: 'true', [level]: value };
  expect(beanstalkOutcomes(beanstalkManagedUpdates, options)).toEqual(['pass Web', 'pass Web']);
});

test('updates that are off fail', () => {
  const options = { [enabled]: 'false', [level]: 'minor' };
  expect(beanstalkOutcomes(beanstalkManagedUpdates, options)).toEqual(['fail Web', 'pass Web']);
});

test('updates of no level fail', () => {
  expect(beanstalkOutcomes(beanstalkManagedUpdates, { [enabled]: 'true' })).toEqual(['pass Web', 'fail Web']);
});
