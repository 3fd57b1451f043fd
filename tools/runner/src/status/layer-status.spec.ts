import { fakeSession } from '../aws/fake-session';
import type { DeployRecord } from '../record/deploy-record';
import { exampleRecord } from '../record/example-record';
import { fakeParameters } from '../record/fake-parameters';
import { stableDigest } from '../stable-digest';
import { layerStatus } from './layer-status';

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
