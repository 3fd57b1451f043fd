import { fixedCredentials } from '@hipaa-cdk/nx-cdk/session';
import { findEnvironment } from '@hipaa-cdk/platform';
import { ServiceCatalog } from './service-catalog';

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
