import { fakeSession } from '../testing/fake-session';
import type { DeployRecord } from '../record/deploy-record';
import { exampleRecord, fakeParameters } from '../testing/examples';
import { stableDigest } from '../template';
import { layerStatus, staleInputs } from './layer-status';
import type { DeployedStack } from '../aws/deployed-stack';

const template = { Resources: { Key: { Type: 'AWS::KMS::Key' }, Bucket: { Type: 'AWS::S3::Bucket' } } };
const RECORD: DeployRecord = { ...exampleRecord, template: stableDigest(template) };
const CHECKED_AT = new Date('2026-11-25T12:00:00Z');

interface Deployed {
  readonly lastUpdated?: Date;
  readonly drift?: string;
  readonly template?: object;
}

function status(deployed: Deployed | undefined, records: DeployRecord[] = [RECORD]) {
  const { answers, store } = fakeParameters();
  store.set(
    '/hipaa/test/_deploys/storage/1',
    records.map((record) => JSON.stringify(record)),
  );
  const { session } = fakeSession('test', {
    ...answers,
    DescribeStacks: () => {
      if (!deployed) throw new Error('Stack does not exist');
      const DriftInformation = deployed.drift && {
        StackDriftStatus: deployed.drift,
        LastCheckTimestamp: CHECKED_AT,
      };
      return {
        Stacks: [
          {
            StackName: 's',
            StackStatus: 'UPDATE_COMPLETE',
            LastUpdatedTime: deployed.lastUpdated,
            EnableTerminationProtection: true,
            DriftInformation,
          },
        ],
      };
    },
    GetTemplate: () => ({ TemplateBody: JSON.stringify(deployed?.template ?? template) }),
    ListStackResources: () => ({
      StackResourceSummaries: [
        { LogicalResourceId: 'Key', ResourceType: 'AWS::KMS::Key', ResourceStatus: 'CREATE_COMPLETE' },
        {
          LogicalResourceId: 'Bucket',
          ResourceType: 'AWS::S3::Bucket',
          ResourceStatus: 'CREATE_COMPLETE',
          DriftInformation: { StackResourceDriftStatus: 'IN_SYNC' },
        },
      ],
    }),
  });
  return layerStatus(session, 'storage', records.at(-1));
}

test('a layer that was never deployed is absent, without a record', async () => {
  expect(await status(undefined, [])).toEqual({
    layer: 'storage',
    stack: 'hipaa-test-storage',
    state: 'absent',
    enabled: true,
  });
});

test('a layer that was destroyed is absent, and its record says when', async () => {
  expect(await status(undefined, [RECORD, { ...RECORD, result: 'destroyed' }])).toMatchObject({
    state: 'absent',
    last: { result: 'destroyed', endedAt: RECORD.endedAt },
  });
});

test('a deployed layer has commit, caller, time and protection', async () => {
  expect(await status({})).toMatchObject({
    state: 'deployed',
    stackStatus: 'UPDATE_COMPLETE',
    deployed: {
      commit: RECORD.commit,
      dirty: false,
      by: RECORD.by,
      endedAt: RECORD.endedAt,
      check: 'passed',
    },
    template: RECORD.template,
    asRecorded: true,
    protected: true,
    stale: [],
  });
});

test('a template that is not the recorded one is told', async () => {
  expect(await status({ template: { Resources: {} } })).toMatchObject({ asRecorded: false });
});

test('a deploy that failed was rolled back: what stands is the one before', async () => {
  const failed: DeployRecord = { ...RECORD, result: 'failed', commit: 'f'.repeat(40) };
  expect(await status({}, [RECORD, failed, failed])).toMatchObject({
    deployed: { commit: RECORD.commit },
    last: { result: 'failed' },
  });
});

test('a stack that somebody made without a record has none', async () => {
  expect(await status({}, [{ ...RECORD, result: 'destroyed' }])).not.toHaveProperty('deployed');
});

test('drift is not checked until somebody looks', async () => {
  expect((await status({})).drift).toMatchObject({ status: 'NOT_CHECKED' });
});

test('drift has its last result, and how much of the layer that is about', async () => {
  expect((await status({ drift: 'IN_SYNC', lastUpdated: new Date('2026-11-25T11:00:00Z') })).drift).toEqual({
    status: 'IN_SYNC',
    checkedAt: CHECKED_AT.toISOString(),
    outdated: false,
    checked: 1,
    unchecked: { 'AWS::KMS::Key': 1 },
  });
});

test('a look for drift from before the last deploy is outdated', async () => {
  const lastUpdated = new Date('2026-11-25T13:00:00Z');
  expect((await status({ drift: 'IN_SYNC', lastUpdated })).drift).toMatchObject({ outdated: true });
});

describe('stale inputs', () => {
  const VPC = '/hipaa/test/network/vpcId';
  const IMAGE = '/aws/service/ami-amazon-linux-latest/al2023';
  const parameter = (Default: string) => ({ Type: 'AWS::SSM::Parameter::Value<String>', Default });
  const template = { Parameters: { NetworkVpcId: parameter(VPC), Image: parameter(IMAGE) } };

  function stale(stored: Record<string, string>, running: Record<string, string>) {
    const { answers, store } = fakeParameters();
    for (const [name, value] of Object.entries(stored)) store.set(name, [value]);
    const stack = { parameters: new Map(Object.entries(running)) } as unknown as DeployedStack;
    return staleInputs(fakeSession('test', answers).session, stack, template);
  }

  test('a layer that runs on what is published is not stale', async () => {
    expect(
      await stale({ [VPC]: 'vpc-1', [IMAGE]: 'ami-1' }, { NetworkVpcId: 'vpc-1', Image: 'ami-1' }),
    ).toEqual([]);
  });

  test('an entry that moved is named with its layer and both values', async () => {
    expect(
      await stale({ [VPC]: 'vpc-2', [IMAGE]: 'ami-1' }, { NetworkVpcId: 'vpc-1', Image: 'ami-1' }),
    ).toEqual([{ layer: 'network', entry: 'vpcId', running: 'vpc-1', published: 'vpc-2' }]);
  });

  test('an entry that is no longer published is stale, without a value', async () => {
    expect(await stale({ [IMAGE]: 'ami-1' }, { NetworkVpcId: 'vpc-1', Image: 'ami-1' })).toEqual([
      { layer: 'network', entry: 'vpcId', running: 'vpc-1', published: undefined },
    ]);
  });

  test('a parameter that is no contract has its whole name', async () => {
    const [input] = await stale(
      { [VPC]: 'vpc-1', [IMAGE]: 'ami-2' },
      { NetworkVpcId: 'vpc-1', Image: 'ami-1' },
    );
    expect(input).toMatchObject({ layer: '', entry: IMAGE });
  });
});
