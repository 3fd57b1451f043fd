import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allEnvironments } from '@hipaa-cdk/platform';
import { fixedCredentials } from './session';
import { signedJson } from './signed-json';

const [environment] = allEnvironments();
if (!environment) throw new Error('the platform has no environment');
const session = {
  environment,
  credentials: fixedCredentials({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }),
};

/** What a server on this machine is asked. */
async function asked(request: Parameters<typeof signedJson>[1]): Promise<IncomingMessage & { text: string }> {
  let seen: (IncomingMessage & { text: string }) | undefined;
  const server = createServer((incoming, answer) => {
    let text = '';
    incoming.on('data', (part: Buffer) => (text += part.toString()));
    incoming.on('end', () => {
      seen = Object.assign(incoming, { text });
      answer.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await signedJson(session, request, fetch, `http://127.0.0.1:${port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  if (!seen) throw new Error('nothing was asked');
  return seen;
}

test('a request goes to the endpoint that is given, with operation, body and signature', async () => {
  const { method, url, headers, text } = await asked({
    service: 'monitoring',
    target: 'X.DescribeAlarms',
    version: '1.0',
    input: { MaxRecords: 1 },
  });
  expect([method, url, text]).toEqual(['POST', '/', '{"MaxRecords":1}']);
  expect(headers).toMatchObject({
    'x-amz-target': 'X.DescribeAlarms',
    'content-type': 'application/x-amz-json-1.0',
    authorization: expect.stringContaining(`/${environment.region}/monitoring/aws4_request`) as string,
  });
});

test('a request by its path has no operation and, where it only reads, no body', async () => {
  const { method, url, headers, text } = await asked({
    service: 'backup',
    method: 'GET',
    path: '/restore-jobs',
  });
  expect([method, url, text]).toEqual(['GET', '/restore-jobs', '']);
  expect(headers['x-amz-target']).toBeUndefined();
});
