import { beanstalkOutcomes } from '../../testing/beanstalk';
import { beanstalkRoles } from './beanstalk-roles';

const profile = 'aws:autoscaling:launchconfiguration/IamInstanceProfile';
const service = 'aws:elasticbeanstalk:environment/ServiceRole';

test('roles of the template pass', () => {
  const options = { [profile]: { Ref: 'Profile' }, [service]: { Ref: 'Role' } };
  expect(beanstalkOutcomes(beanstalkRoles, options)).toEqual(['pass Web', 'pass Web']);
});

test('roles that Beanstalk once made fail', () => {
  const options = {
    [profile]: 'aws-elasticbeanstalk-ec2-role',
    [service]: 'aws-elasticbeanstalk-service-role',
  };
  expect(beanstalkOutcomes(beanstalkRoles, options)).toEqual(['fail Web', 'fail Web']);
});

test('no roles fail', () => expect(beanstalkOutcomes(beanstalkRoles, {})).toEqual(['fail Web', 'fail Web']));
