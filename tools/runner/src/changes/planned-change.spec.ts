import { plannedChanges, type PlannedChange, type Reason, replacementOf } from './planned-change';

test('a change is read with its reasons', () => {
  const planned = plannedChanges([
    {
      ResourceChange: {
        Action: 'Modify',
        LogicalResourceId: 'Group',
        ResourceType: 'AWS::EC2::SecurityGroup',
        PhysicalResourceId: 'sg-1',
        Replacement: 'True',
        Details: [
          {
            Target: { Attribute: 'Properties', Name: 'VpcId', RequiresRecreation: 'Always' },
            Evaluation: 'Static',
            ChangeSource: 'ParameterReference',
            CausingEntity: 'NetworkVpcId',
          },
          { Target: { Attribute: 'Tags' } },
        ],
      },
    },
  ]);
  expect(planned.get('Group')).toEqual({
    logicalId: 'Group',
    type: 'AWS::EC2::SecurityGroup',
    action: 'Modify',
    physicalId: 'sg-1',
    replacement: 'True',
    reasons: [
      {
        name: 'VpcId',
        recreation: 'Always',
        evaluation: 'Static',
        source: 'ParameterReference',
        cause: 'NetworkVpcId',
      },
      { name: 'Tags', recreation: 'Never', evaluation: 'Static' },
    ],
  });
});

test('what is no change of a resource is left out', () => {
  expect(plannedChanges([{ Type: 'Resource' }, {}]).size).toBe(0);
});

const change = (more: Partial<PlannedChange>): PlannedChange => ({
  logicalId: 'Cluster',
  type: 'AWS::RDS::DBCluster',
  action: 'Modify',
  replacement: 'Conditional',
  reasons: [],
  ...more,
});
const reason = (more: Partial<Reason>): Reason => ({
  name: 'KmsKeyId',
  recreation: 'Always',
  evaluation: 'Dynamic',
  source: 'ResourceAttribute',
  cause: 'Key.Arn',
  ...more,
});
/** The cluster's answer while the key, which it refers to, changes in some way. */
const withKey = (key: Partial<PlannedChange>, ...reasons: Reason[]) =>
  replacementOf(change({ reasons }), new Map([['Key', change({ logicalId: 'Key', ...key })]]));
const updated: Partial<PlannedChange> = { replacement: 'False' };

test.each([
  ['True', 'yes'],
  ['False', 'no'],
  ['Conditional', 'possible'],
] as const)('CloudFormation\'s "%s" is "%s"', (replacement, expected) => {
  expect(replacementOf(change({ replacement }), new Map())).toBe(expected);
});

test('what only a nested change set knows is possible', () => {
  expect(replacementOf(change({ action: 'Dynamic', replacement: 'False' }), new Map())).toBe('possible');
});

test.each(['Add', 'Remove', 'Import'] as const)('%s replaces nothing', (action) => {
  expect(replacementOf(change({ action, replacement: 'True' }), new Map())).toBe('no');
});

test.each([
  ['its ARN', { cause: 'Key.Arn' }],
  ['its identifier', { source: 'ResourceReference', cause: 'Key' }],
])('a condition that rests on %s of a resource that is only updated is proven to be none', (_, more) => {
  expect(withKey(updated, reason(more))).toBe('no');
});

test('the proof goes on through a resource that is itself proven to stay', () => {
  const instance = change({ reasons: [reason({ source: 'ResourceReference', cause: 'Cluster' })] });
  const cluster = change({ reasons: [reason({})] });
  const key = change({ logicalId: 'Key', ...updated });
  const all = new Map([
    ['Cluster', cluster],
    ['Key', key],
  ]);
  expect(replacementOf(instance, all)).toBe('no');
});

test.each([
  ['a resource that is replaced', { replacement: 'True' } as const, {}],
  ['a resource that may be replaced', { replacement: 'Conditional' } as const, {}],
  ['an attribute that an update may change', updated, { cause: 'Key.Endpoint' }],
  ['an attribute inside of another', updated, { cause: 'Key.Secret.Arn' }],
  ['a change of the template', updated, { source: 'DirectModification', cause: undefined }],
  ['a change of an input', updated, { source: 'ParameterReference', cause: 'Key' }],
  ['something static', updated, { evaluation: 'Static' } as const],
  ['a resource that does not change at all', updated, { cause: 'Other.Arn' }],
])('a condition that rests on %s stays a replacement', (_, key, more) => {
  expect(withKey(key, reason(more))).toBe('possible');
});

test('one ground that is not proven is enough', () => {
  expect(withKey(updated, reason({}), reason({ source: 'DirectModification', cause: undefined }))).toBe(
    'possible',
  );
});
