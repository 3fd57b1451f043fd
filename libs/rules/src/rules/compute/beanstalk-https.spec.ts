import { beanstalkOutcomes } from '../../testing/beanstalk';
import { beanstalkHttps } from './beanstalk-https';

const sound = {
  'aws:elbv2:listener:default/ListenerEnabled': 'false',
  'aws:elbv2:listener:443/Protocol': 'HTTPS',
  'aws:elbv2:listener:443/SSLCertificateArns': { Ref: 'Certificate' },
  'aws:elbv2:listener:443/SSLPolicy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
};
const judge = (changes: Record<string, unknown>) =>
  beanstalkOutcomes(beanstalkHttps, { ...sound, ...changes });
const failures = (changes: Record<string, unknown>) => judge(changes).filter((one) => one.startsWith('fail'));

test('an environment that listens to HTTPS only passes', () => {
  expect(judge({})).toEqual(['pass Web', 'pass Web', 'pass Web']);
});

test.each([
  ['the default listener is left on', { 'aws:elbv2:listener:default/ListenerEnabled': 'true' }],
  ['nothing is said of the default listener', { 'aws:elbv2:listener:default/ListenerEnabled': undefined }],
  ['another listener is not encrypted', { 'aws:elbv2:listener:80/Protocol': 'HTTP' }],
  ['there is no certificate', { 'aws:elbv2:listener:443/SSLCertificateArns': undefined }],
  ['there is no policy', { 'aws:elbv2:listener:443/SSLPolicy': undefined }],
  ['the policy is old', { 'aws:elbv2:listener:443/SSLPolicy': 'ELBSecurityPolicy-2016-08' }],
])('it fails where %s', (_, changes) => expect(failures(changes)).toEqual(['fail Web']));

test('it fails where there is no listener for HTTPS', () => {
  const options = { 'aws:elbv2:listener:default/ListenerEnabled': 'false' };
  expect(beanstalkOutcomes(beanstalkHttps, options)).toEqual(['pass Web', 'fail Web']);
});

test('a listener that is off does no harm', () => {
  const off = { 'aws:elbv2:listener:80/Protocol': 'HTTP', 'aws:elbv2:listener:80/ListenerEnabled': 'false' };
  expect(failures(off)).toEqual([]);
});

test('a worker listens to nobody', () => {
  expect(beanstalkOutcomes(beanstalkHttps, {}, { Tier: { Name: 'Worker' } })).toEqual([]);
});
