import { testEnvironment } from '@hipaa-cdk/testing';
import { Session, fixedCredentials } from './session';

// The SDK announces on every start which Node it will need next year; package.json says what is supported now.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const identity = (accessKeyId: string) => fixedCredentials({ accessKeyId, secretAccessKey: 's' });
const session = new Session({
  environment: testEnvironment('test'),
  credentials: identity('caller'),
  stackCredentials: identity('deploy-role'),
  accountCredentials: identity('account'),
  stubbedTypes: new Set(),
});

interface Client {
  readonly config: { credentials(): Promise<{ accessKeyId: string }>; region(): Promise<string> };
}

test.each<[string, () => Promise<Client>, string]>([
  ['stacks are read and changed', () => session.cloudFormation(), 'deploy-role'],
  ['parameters are read and written', () => session.ssm(), 'account'],
  ['drift is looked for', () => session.cloudFormationAsCaller(), 'account'],
  ['buckets are emptied', () => session.s3(), 'account'],
  ['databases are unlocked', () => session.rds(), 'caller'],
])("%s with the right credentials, in the environment's region", async (_, open, accessKeyId) => {
  const { config } = await open();
  expect(await config.credentials()).toMatchObject({ accessKeyId });
  expect(await config.region()).toBe('us-east-1');
});
