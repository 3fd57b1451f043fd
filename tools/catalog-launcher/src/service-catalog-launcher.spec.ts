import { fixedCredentials } from '@hipaa-cdk/runner';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { ServiceCatalog, ServiceCatalogLauncher } from './service-catalog-launcher';

interface Asked {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function answering(status: number, answer: object): { serviceCatalog: ServiceCatalog; asked: Asked[] } {
  const asked: Asked[] = [];
  const request = (url: unknown, init?: { headers?: unknown; body?: unknown }) => {
    asked.push({
      url: String(url),
      headers: init?.headers as Record<string, string>,
      body: String(init?.body),
    });
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  };
  const credentials = fixedCredentials({
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'token',
  });
  const session = { environment: findEnvironment('prod'), credentials };
  return { serviceCatalog: new ServiceCatalog(session, request as typeof fetch), asked };
}

test('an operation is a signed request to the region of the environment', async () => {
  const { serviceCatalog, asked } = answering(200, { RecordDetail: { RecordId: 'rec-1' } });
  const answer = await serviceCatalog.call('ProvisionProduct', { ProductName: 'queue' });
  expect(answer).toEqual({ RecordDetail: { RecordId: 'rec-1' } });
  expect(asked[0]).toMatchObject({
    url: 'https://servicecatalog.us-west-2.amazonaws.com/',
    body: '{"ProductName":"queue"}',
    headers: {
      'x-amz-target': 'AWS242ServiceCatalogService.ProvisionProduct',
      'x-amz-security-token': 'token',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/us-west-2\/servicecatalog\/aws4_request, SignedHeaders=.*x-amz-target.*, Signature=[0-9a-f]{64}$/,
      ),
    },
  });
});

test('a refusal is told in the words of Service Catalog', async () => {
  const { serviceCatalog } = answering(400, {
    __type: 'com.amazonaws#InvalidParametersException',
    Message: 'no path',
  });
  await expect(serviceCatalog.call('ProvisionProduct', {})).rejects.toThrow(
    'ProvisionProduct: InvalidParametersException: no path',
  );
});

type Answer = (input: Record<string, unknown>) => object;

/** A Service Catalog that answers from a table; a list is answered one after the other. */
function fake(answers: Record<string, Answer | readonly object[]>) {
  const calls: [string, Record<string, unknown>][] = [];
  const counts = new Map<string, number>();
  const call = (operation: string, input: object): Promise<never> => {
    calls.push([operation, input as Record<string, unknown>]);
    const answer = answers[operation];
    const count = counts.get(operation) ?? 0;
    counts.set(operation, count + 1);
    if (!answer) return Promise.reject(new Error(`no answer for ${operation}`));
    return Promise.resolve(
      (typeof answer === 'function' ? answer(input as Record<string, unknown>) : answer[count]) as never,
    );
  };
  return { launcher: new ServiceCatalogLauncher({ call }, 0), calls };
}

const record = (Status: string, RecordErrors: object[] = []) => ({
  RecordDetail: { RecordId: 'rec-1', ProvisionedProductId: 'pp-1', Status, RecordErrors },
});
const outputs = () => ({
  Outputs: [
    { OutputKey: 'CloudformationStackARN', OutputValue: 'arn' },
    { OutputKey: 'QueueUrl', OutputValue: 'https://queue' },
  ],
});
const found = () => ({
  ProvisionedProducts: [
    { Id: 'pp-1', Name: 'jobs', Status: 'AVAILABLE', ProductName: 'queue', ProvisioningArtifactName: 'v-1' },
  ],
});
const asks =
  (...names: string[]) =>
  () => ({
    ProvisioningArtifactParameters: names.map((ParameterKey) => ({ ParameterKey })),
  });
const launch = {
  product: 'queue',
  version: 'v-1',
  template: { Resources: {} },
  params: { FriendlyName: 'jobs', PHI: 'NO' },
  tags: { Team: 'x' },
};
const silent = () => undefined;

test('a launch asks for the version by name, and gives what the product says of itself', async () => {
  const { launcher, calls } = fake({
    ProvisionProduct: () => record('CREATED'),
    DescribeRecord: [record('IN_PROGRESS'), record('SUCCEEDED')],
    GetProvisionedProductOutputs: outputs,
  });
  expect(await launcher.launch(launch, silent)).toEqual({ QueueUrl: 'https://queue' });
  expect(calls[0]).toEqual([
    'ProvisionProduct',
    {
      ProductName: 'queue',
      ProvisioningArtifactName: 'v-1',
      ProvisionedProductName: 'jobs',
      ProvisioningParameters: [
        { Key: 'FriendlyName', Value: 'jobs' },
        { Key: 'PHI', Value: 'NO' },
      ],
      Tags: [{ Key: 'Team', Value: 'x' }],
    },
  ]);
});

test('a launch that failed is told with its reasons', async () => {
  const { launcher } = fake({
    ProvisionProduct: () => record('CREATED'),
    DescribeRecord: [record('FAILED', [{ Description: 'no capacity' }])],
  });
  await expect(launcher.launch(launch, silent)).rejects.toMatchObject({
    code: 'LAUNCH_FAILED',
    message: expect.stringContaining('no capacity'),
  });
});

test('what is listed is what the caller has launched', async () => {
  const { launcher, calls } = fake({
    SearchProvisionedProducts: found,
    GetProvisionedProductOutputs: outputs,
  });
  expect(await launcher.launched()).toEqual([
    { name: 'jobs', product: 'queue v-1', status: 'AVAILABLE', outputs: { QueueUrl: 'https://queue' } },
  ]);
  expect(calls[0]?.[1]).toMatchObject({ AccessLevelFilter: { Key: 'User', Value: 'self' } });
});

test('a protected product is unprotected by an update that keeps everything else', async () => {
  const { launcher, calls } = fake({
    SearchProvisionedProducts: found,
    DescribeProvisioningParameters: asks('FriendlyName', 'DeletionProtection'),
    UpdateProvisionedProduct: () => record('CREATED'),
    TerminateProvisionedProduct: () => record('CREATED'),
    DescribeRecord: () => record('SUCCEEDED'),
  });
  await launcher.terminate('jobs', silent);
  const update = calls.find(([operation]) => operation === 'UpdateProvisionedProduct');
  expect(update?.[1]['ProvisioningParameters']).toEqual([
    { Key: 'FriendlyName', UsePreviousValue: true },
    { Key: 'DeletionProtection', Value: 'OFF' },
  ]);
  expect(calls.at(-2)).toEqual(['TerminateProvisionedProduct', { ProvisionedProductId: 'pp-1' }]);
});

test('a product without protection is terminated at once', async () => {
  const { launcher, calls } = fake({
    SearchProvisionedProducts: found,
    DescribeProvisioningParameters: asks('FriendlyName'),
    TerminateProvisionedProduct: () => record('CREATED'),
    DescribeRecord: () => record('SUCCEEDED'),
  });
  await launcher.terminate('jobs', silent);
  expect(calls.map(([operation]) => operation)).not.toContain('UpdateProvisionedProduct');
});

test('an unknown name is answered with those that there are, and nothing is removed', async () => {
  const { launcher, calls } = fake({ SearchProvisionedProducts: found });
  await expect(launcher.terminate('other', silent)).rejects.toThrow('there is: jobs');
  expect(calls).toHaveLength(1);
});
