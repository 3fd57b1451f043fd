import { outputDirectory, readSynthesised } from '@hipaa-cdk/layer-templates';
import { type LayerAccountProps, layerAccount } from '../testing/layer-account';
import { findChanges, stackNotes } from './find-changes';
import type { LayerChanges } from './layer-changes';

const topic = (DisplayName: string) => ({
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName } } },
});

async function find(props: LayerAccountProps): Promise<{ changes: LayerChanges; calls: string[] }> {
  const { run, calls } = layerAccount(props);
  const directory = outputDirectory(run.request.workspaceRoot, 'database', run.environment.name);
  return { changes: await findChanges(run, readSynthesised(directory)), calls };
}

test.each([
  ['does not exist', {}],
  ['was never up', { deployed: {}, status: 'REVIEW_IN_PROGRESS' }],
])('a stack that %s gets everything, and no change set that would leave one in review', async (_, more) => {
  const { changes, calls } = await find({ wanted: topic('a'), ...more });
  expect(changes).toMatchObject({ state: 'new', resources: [{ logicalId: 'Topic', action: 'added' }] });
  expect(calls).not.toContain('CreateChangeSet');
});

test('an equal stack has nothing to do, and nobody is asked', async () => {
  const { changes, calls } = await find({ wanted: topic('a'), deployed: topic('a') });
  expect(changes).toMatchObject({ state: 'unchanged', resources: [] });
  expect(calls).not.toContain('CreateChangeSet');
});

test("CloudFormation's answer decides what is replaced, and its change set goes again", async () => {
  const { changes, calls } = await find({
    wanted: topic('b'),
    deployed: topic('a'),
    changes: [
      { ResourceChange: { LogicalResourceId: 'Topic', Action: 'Modify', Replacement: 'True', Details: [] } },
    ],
  });
  expect(changes.resources).toMatchObject([{ action: 'replaced', certainty: 'certain' }]);
  expect(calls).toContain('DeleteChangeSet');
});

test.each([
  ['is in the middle of something', { status: 'UPDATE_IN_PROGRESS' }],
  ['is broken', { status: 'UPDATE_ROLLBACK_FAILED' }],
])('a stack that %s is not asked, and the answer says what it lacks', async (_, more) => {
  const { changes, calls } = await find({ wanted: topic('b'), deployed: topic('a'), ...more });
  expect(changes.resources).toMatchObject([{ certainty: 'unknown' }]);
  expect(changes.basis).toContain(`the stack is ${more.status}`);
  expect(calls).not.toContain('CreateChangeSet');
});

test('a change set that cannot be made leaves the templates, and its reason', async () => {
  const answers = {
    CreateChangeSet: () => {
      throw new Error('not authorized\nat all');
    },
  };
  const { changes } = await find({ wanted: topic('b'), deployed: topic('a'), answers });
  expect(changes.basis).toBe('the templates alone, what is replaced is not known: not authorized');
});

const NAME = '/hipaa/local/network/vpcId';
const reading = {
  ...topic('a'),
  Parameters: { Vpc: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>', Default: NAME } },
};

test('an input that moved is a change, although the templates are equal', async () => {
  const { changes } = await find({
    wanted: reading,
    deployed: reading,
    running: { Vpc: 'vpc-1' },
    stored: { [NAME]: 'vpc-2' },
  });
  expect(changes).toMatchObject({
    state: 'changed',
    inputs: [{ name: NAME, before: 'vpc-1', after: 'vpc-2' }],
  });
});

test('an input that is not published any more is told', async () => {
  const { changes } = await find({ wanted: reading, deployed: reading, running: { Vpc: 'vpc-1' } });
  expect(changes.inputs).toMatchObject([{ after: 'not published' }]);
});

test('contract entries are told as values, not as resources, with the deployed layers that read them', async () => {
  const Name = '/hipaa/local/database/secretArn';
  const publishing = (Value: string) => ({
    Resources: { P: { Type: 'AWS::SSM::Parameter', Properties: { Name, Value } } },
    Parameters: { Own: { Type: 'AWS::SSM::Parameter::Value<String>', Default: Name } },
  });
  const { changes } = await find({
    wanted: publishing('b'),
    deployed: publishing('a'),
    running: { Own: 'a' },
    stored: { [Name]: 'a' },
  });
  expect(changes.resources).toEqual([]);
  expect(changes.published).toEqual([
    { name: Name, action: 'changed', before: 'a', after: 'b', readers: ['database'] },
  ]);
});

test('what only looks at an updated resource is counted', async () => {
  const detail = {
    Target: { Attribute: 'Properties', Name: 'KmsMasterKeyId', RequiresRecreation: 'Never' },
    Evaluation: 'Dynamic',
    ChangeSource: 'ResourceAttribute',
    CausingEntity: 'Key.Arn',
  };
  const key = (Description: string) => ({
    Resources: {
      ...topic('a').Resources,
      Key: { Type: 'AWS::KMS::Key', Properties: { Description } },
    },
  });
  const modify = (LogicalResourceId: string, Details: object[]) => ({
    ResourceChange: { LogicalResourceId, Action: 'Modify', Replacement: 'False', Details },
  });
  const { changes } = await find({
    wanted: key('b'),
    deployed: key('a'),
    changes: [modify('Key', []), modify('Topic', [detail])],
  });
  expect(changes.resources.map(({ logicalId }) => logicalId)).toEqual(['Key']);
  expect(changes.notes).toEqual(['1 resource refers to updated ones, and will most likely stay as they are']);
});

describe('the digest', () => {
  const digestBetween = async (deployed: string, wanted: string): Promise<string> =>
    (await find({ wanted: topic(wanted), deployed: topic(deployed) })).changes.digest;

  test('is the same for the same change', async () => {
    expect(await digestBetween('a', 'b')).toBe(await digestBetween('a', 'b'));
  });

  test('is another one when what is wanted, or what is deployed, is another', async () => {
    const digests = [
      await digestBetween('a', 'b'),
      await digestBetween('a', 'c'),
      await digestBetween('c', 'b'),
    ];
    expect(new Set(digests).size).toBe(3);
  });
});

const same = { before: true, after: true };

test('a stack that stays as it is has no notes', () => {
  expect(stackNotes({}, {}, same)).toEqual([]);
});

test.each([
  [true, 'on'],
  [false, 'off'],
])('termination protection that becomes %s is told', (after, word) => {
  expect(stackNotes({}, {}, { before: !after, after })).toEqual([
    `termination protection of the stack is switched ${word}`,
  ]);
});

test('outputs that come or go are told', () => {
  expect(stackNotes({}, { Outputs: { Url: { Value: 'x' } } }, same)).toEqual([
    'Outputs.Url: nothing → {Value: x}',
  ]);
});
