import { decidingProperties } from './deciding-properties';

function decided(properties: Record<string, unknown>, ...read: string[]) {
  return decidingProperties({ logicalId: 'A', Type: 'T', properties }, new Set(read));
}

test('a property that was read is named as the template names it', () => {
  expect(decided({ DBInstanceClass: 'x' }, 'dbInstanceClass')).toEqual({
    property: 'Properties.DBInstanceClass',
    value: 'x',
  });
});

test('a property that is missing is named too: its absence may be what counts', () => {
  expect(decided({}, 'policies')).toEqual({ property: 'Properties.Policies', value: undefined });
});

test('several properties come with a value each', () => {
  expect(decided({ A: 1, B: [2] }, 'a', 'b')).toEqual({
    property: 'Properties.A, Properties.B',
    value: { A: 1, B: [2] },
  });
});

test('what every resource has is no property', () => {
  expect(decided({ A: 1 }, 'node', 'stack', 'ref', 'attrArn', '_x', 'a').property).toBe('Properties.A');
});

test('a missing name is only a look at the neighbours', () => {
  expect(decided({}, 'bucketName').property).toBe('Properties');
});

test('a name that is there counts', () => {
  expect(decided({ BucketName: 'x' }, 'bucketName').property).toBe('Properties.BucketName');
});
