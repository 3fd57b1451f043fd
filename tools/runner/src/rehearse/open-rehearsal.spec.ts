import { get } from 'node:http';
import type { LocalAws } from '@hipaa-cdk/local-aws';
import { findEnvironment } from '@hipaa-cdk/platform';
import { openRehearsal, rehearsed } from './open-rehearsal';

const prod = findEnvironment('prod');
const shell = { ...process.env };
afterAll(() => void (process.env = shell));

const localAws = {
  ensureRunning: () =>
    Promise.resolve({
      endpoint: 'http://127.0.0.1:1',
      secretAccessKey: 'of-the-workspace',
      stubbedTypes: ['AWS::Fake::Stub'],
    }),
} as unknown as LocalAws;

test('the environment keeps its name, account and region, and nothing else that leads there', () => {
  const { name, account, region } = prod;
  expect(rehearsed({ ...prod, awsProfile: 'production' })).toMatchObject({
    name,
    account,
    region,
    target: 'embedded',
    protected: false,
    awsProfile: undefined,
  });
});

test('after it is opened the process has no way to an account', async () => {
  process.env['AWS_PROFILE'] = 'production';
  process.env['AWS_ENDPOINT_URL_SSM'] = 'https://ssm.us-west-2.amazonaws.com';
  const session = await openRehearsal(prod, localAws, () => undefined);
  expect(process.env).not.toHaveProperty('AWS_PROFILE');
  expect(process.env).not.toHaveProperty('AWS_ENDPOINT_URL_SSM');
  expect(process.env['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:1');
  expect(await session.credentials()).toMatchObject({
    accessKeyId: prod.account,
    secretAccessKey: 'of-the-workspace',
  });
  expect(() => get('http://ssm.us-west-2.amazonaws.com')).toThrow('only this machine is allowed');
});
