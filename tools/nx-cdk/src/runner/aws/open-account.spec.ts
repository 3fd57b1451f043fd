import { testEnvironment } from '@hipaa-cdk/testing';
import { openAccount } from './open-account';

test('a placeholder account is refused before any call, naming the file to edit', async () => {
  await expect(openAccount(testEnvironment('prod'))).rejects.toMatchObject({
    code: 'ACCOUNT_PLACEHOLDER',
    remedy: expect.stringContaining('libs/environments/src/environments/prod.ts') as string,
  });
});

describe('with a redirected endpoint', () => {
  const shell = { ...process.env };
  afterEach(() => void (process.env = { ...shell }));

  test('a real account is refused', async () => {
    process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:1';
    const environment = testEnvironment('prod', { account: '210987654321' });
    await expect(openAccount(environment)).rejects.toMatchObject({ code: 'ENDPOINT_REDIRECTED' });
  });
});
