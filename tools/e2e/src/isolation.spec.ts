import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';
import { BASE_LAYERS, results } from './layers';
import { OTHER_REGION, PLACEHOLDER, PROD, SOMEBODYS_ACCOUNT, moveTo } from './place';

let workspace: TemporaryWorkspace;
let canary: Server;
let endpoint: string;
const touched: string[] = [];

beforeAll(async () => {
  workspace = await TemporaryWorkspace.create(BASE_LAYERS);
  canary = createServer((request, response) => {
    touched.push(`${request.method} ${request.headers.host}${request.url}`);
    response.writeHead(500).end();
  }).listen(0, '127.0.0.1');
  await once(canary, 'listening');
  endpoint = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
});
afterAll(async () => {
  canary.close();
  await workspace.dispose();
});

test('--env=local reaches the embedded AWS only, whatever the shell holds', async () => {
  const { output, code } = await workspace.nx('run storage:deploy --env=local', {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_SESSION_TOKEN: 'real',
    AWS_PROFILE: 'production',
    AWS_REGION: OTHER_REGION,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ENDPOINT_URL_CLOUDFORMATION: endpoint,
    AWS_ENDPOINT_URL_SSM: endpoint,
    HTTPS_PROXY: endpoint,
    HTTP_PROXY: endpoint,
  });
  expect(results(output)).toEqual({ storage: 'created' });
  expect(code).toBe(0);
  expect(touched).toEqual([]);
});

describe('an environment of a real account', () => {
  beforeAll(() => {
    moveTo(workspace, PROD, { account: SOMEBODYS_ACCOUNT });
  });
  afterAll(() => workspace.restore());

  test('is not deployed while an endpoint is redirected, even to the embedded AWS', async () => {
    const { output, code } = await workspace.withoutNx('run storage:deploy --env=prod', {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${workspace.port}`,
      AWS_ACCESS_KEY_ID: SOMEBODYS_ACCOUNT,
      AWS_SECRET_ACCESS_KEY: 'x',
    });
    expect(output).toContain('ENDPOINT_REDIRECTED');
    expect(output).toContain('unset AWS_ENDPOINT_URL');
    expect(code).not.toBe(0);
  });

  test('is not deployed while the AWS configuration file redirects an endpoint', async () => {
    workspace.write('aws-config', `[default]\nregion = ${PROD.region}\nendpoint_url = ${endpoint}\n`);
    const { output, code } = await workspace.withoutNx('run storage:deploy --env=prod', {
      AWS_CONFIG_FILE: `${workspace.root}/aws-config`,
      AWS_ACCESS_KEY_ID: SOMEBODYS_ACCOUNT,
      AWS_SECRET_ACCESS_KEY: 'x',
    });
    expect(output).toContain('endpoint_url of [default]');
    expect(code).not.toBe(0);
    expect(touched).toEqual([]);
  });

  test('without credentials says so, and names the account it wants', async () => {
    const { output, code } = await workspace.withoutNx('run storage:deploy --env=prod', {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    });
    expect(output).toContain(
      `CREDENTIALS_MISSING: no usable AWS credentials for environment prod, account ${SOMEBODYS_ACCOUNT}`,
    );
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).not.toBe(0);
  });

  test('is not destroyed while it is protected', async () => {
    const { output, code } = await workspace.withoutNx('run storage:destroy --env=prod');
    expect(output).toContain('ENVIRONMENT_PROTECTED');
    expect(code).not.toBe(0);
  });
});

test('a placeholder account is refused with the file to edit', async () => {
  moveTo(workspace, PROD, { account: PLACEHOLDER });
  const { output, code } = await workspace.withoutNx('run storage:deploy --env=prod');
  expect(output).toContain('ACCOUNT_PLACEHOLDER');
  expect(output).toContain('platform/environments/prod.ts');
  expect(code).not.toBe(0);
});
