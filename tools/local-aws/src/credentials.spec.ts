import { exportLines, shellVariables } from './credentials';

const variables = shellVariables({
  endpoint: 'http://127.0.0.1:1',
  account: '222222222222',
  secretAccessKey: 'of-the-workspace',
  region: 'eu-west-1',
});

describe('the variables for a shell', () => {
  it('point every service, and S3 on its own, to the embedded AWS', () => {
    expect(variables).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
    });
  });

  it('carry the account as the access key id, the secret of the workspace, and the region', () => {
    expect(variables).toMatchObject({
      AWS_ACCESS_KEY_ID: '222222222222',
      AWS_SECRET_ACCESS_KEY: 'of-the-workspace',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
  });

  it('are lines that a shell can evaluate, which take away a profile and a session', () => {
    const lines = exportLines(variables);
    expect(lines).toContain('export AWS_ACCESS_KEY_ID=222222222222');
    expect(lines).toContain('unset AWS_PROFILE');
    expect(lines).toContain('unset AWS_SESSION_TOKEN');
    for (const line of lines) expect(line).toMatch(/^(export [A-Z0-9_]+=\S+|unset [A-Z_]+)$/);
  });
});
