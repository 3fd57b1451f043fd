import { UserError } from '@hipaa-cdk/errors';
import { fakeSession } from '../testing/fake-session';
import { deployWithToolkit } from '../aws/toolkit-deploy';
import { Progress } from '../progress/progress';
import { fakeParameters } from '../testing/examples';
import { exampleLayer } from '../testing/layer-account';
import { rehearseLayers } from './rehearse-layers';

jest.mock('../aws/toolkit-deploy', () => ({ deployWithToolkit: jest.fn() }));
const toolkit = jest.mocked(deployWithToolkit);
const VPC = '/hipaa/prod/network/vpcId';
const layers = [exampleLayer('network'), exampleLayer('storage'), exampleLayer('database', [VPC])];

/** An embedded AWS in which the network publishes its VPC, and stacks have this status, or do not exist. */
async function rehearsal(status: string | undefined, chosen = layers, isPublished = true) {
  const { answers, store } = fakeParameters();
  if (isPublished) store.set(VPC, ['vpc-1']);
  const { session } = fakeSession('prod', {
    ...answers,
    DescribeStacks: () => {
      if (!status) throw new Error('Stack does not exist');
      return { Stacks: [{ StackName: 's', StackStatus: status }] };
    },
    DescribeChangeSet: () => ({
      Changes: [{ ResourceChange: { LogicalResourceId: 'Data', Action: 'Add' } }],
    }),
    DescribeStackEvents: () => ({ StackEvents: [] }),
  });
  const written: string[] = [];
  const progress = new Progress({ live: false, write: (text) => written.push(text) });
  const done = await rehearseLayers(session, chosen, progress);
  return { results: Object.fromEntries(done.map(({ layer, result }) => [layer, result])), done, written };
}

beforeEach(() => toolkit.mockReset().mockResolvedValue(true));

test('layers that are not there are created, with what was added', async () => {
  const { results, done } = await rehearsal(undefined);
  expect(results).toEqual({ network: 'created', storage: 'created', database: 'created' });
  expect(done[0]?.changes.added).toEqual(['Data']);
});

test('layers that are there are updated', async () => {
  expect((await rehearsal('CREATE_COMPLETE')).results['network']).toBe('updated');
});

test('a layer in which nothing changes is unchanged', async () => {
  toolkit.mockResolvedValue(false);
  expect((await rehearsal('CREATE_COMPLETE')).results['network']).toBe('unchanged');
});

test.each([
  ['UPDATE_ROLLBACK_COMPLETE', 'rolled back'],
  ['ROLLBACK_COMPLETE', 'rolled back'],
  ['UPDATE_ROLLBACK_FAILED', 'failed'],
])(
  'a layer that fails and ends in %s is %s; its readers are skipped, the others go on',
  async (status, result) => {
    toolkit.mockRejectedValueOnce(new UserError({ code: 'DEPLOY_FAILED', message: 'no such zone' }));
    const { results, written } = await rehearsal(status);
    expect(results).toEqual({ network: result, storage: 'updated', database: 'skipped' });
    expect(written.join('')).toContain('network: DEPLOY_FAILED: no such zone');
  },
);

test('a reader whose producer is not part of it fails with the reason', async () => {
  const { results, written } = await rehearsal(undefined, layers.slice(2), false);
  expect(results).toEqual({ database: 'failed' });
  expect(written.join('')).toContain('CONTRACT_NOT_PUBLISHED');
});
