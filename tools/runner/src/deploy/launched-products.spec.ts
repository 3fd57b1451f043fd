import { fakeSession } from '../testing/fake-session';
import { assertNoProducts } from './launched-products';

const PRODUCT = 'SC-000000000000-pp-clinic';

function account(product: { vpc?: string; tags?: Record<string, string>; status?: string }) {
  return fakeSession('local', {
    DescribeStacks: () => ({
      Stacks: [
        {
          StackName: 'hipaa-local-network',
          StackStatus: 'CREATE_COMPLETE',
          Outputs: [{ OutputKey: 'PublishedVpcId', OutputValue: 'vpc-12345' }],
        },
        { StackName: 'hipaa-account-catalog', StackStatus: 'CREATE_COMPLETE' },
        {
          StackName: PRODUCT,
          StackStatus: product.status ?? 'CREATE_COMPLETE',
          Parameters: [{ ParameterKey: 'VpcId', ParameterValue: product.vpc ?? 'vpc-12345' }],
          Tags: Object.entries(product.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
        },
      ],
    }),
    ListStackResources: ({ StackName }) => ({
      StackResourceSummaries:
        StackName === 'hipaa-account-catalog'
          ? [
              { ResourceType: 'AWS::ServiceCatalog::Portfolio', PhysicalResourceId: 'port-12345' },
              {
                ResourceType: 'AWS::ServiceCatalog::CloudFormationProduct',
                PhysicalResourceId: 'prod-12345',
              },
            ]
          : [],
    }),
  }).session;
}

const productOf = (id: string) => ({
  'aws:servicecatalog:productArn': `arn:aws:catalog:us-east-1:000000000000:product/${id}`,
});

test('neither the network of a launched product may go nor its catalog, and the command that ends it is named', async () => {
  await expect(assertNoProducts(account({}), ['catalog', 'network'])).rejects.toMatchObject({
    code: 'PRODUCT_STILL_LAUNCHED',
    message:
      'catalog cannot go: clinic was launched from the catalog and stands on it; network cannot go: clinic was launched from the catalog and stands on it',
    remedy: 'npx nx run catalog:terminate --env=local --name=clinic',
  });
});

test('a product of Service Catalog stands on the catalog that it is of', async () => {
  const theirs = account({ vpc: 'vpc-other', tags: productOf('prod-other') });
  await expect(assertNoProducts(theirs, ['catalog', 'network'])).resolves.toBeUndefined();
  const ours = account({ vpc: 'vpc-other', tags: productOf('prod-12345') });
  await expect(assertNoProducts(ours, ['catalog'])).rejects.toMatchObject({ code: 'PRODUCT_STILL_LAUNCHED' });
});

test('layers that no product stands on may go', async () => {
  await expect(
    assertNoProducts(account({ vpc: 'vpc-other' }), ['network', 'users']),
  ).resolves.toBeUndefined();
  await expect(
    assertNoProducts(account({ status: 'DELETE_COMPLETE' }), ['network']),
  ).resolves.toBeUndefined();
});
