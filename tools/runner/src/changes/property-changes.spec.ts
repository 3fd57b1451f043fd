import { propertyChanges } from './property-changes';

const changes = (before: unknown, after: unknown) => propertyChanges('', before, after);

test('equal values have no differences', () => {
  expect(changes({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
});

test('a value inside is named by its path', () => {
  expect(changes({ Scaling: { Max: 4, Min: 1 } }, { Scaling: { Max: 6, Min: 1 } })).toEqual([
    { path: 'Scaling.Max', before: '4', after: '6' },
  ]);
});

test('what comes and what goes has one side', () => {
  expect(changes({ Old: 1 }, { New: 2 })).toEqual([
    { path: 'Old', before: '1' },
    { path: 'New', after: '2' },
  ]);
});

test('a reference is a value, not an object', () => {
  expect(changes({ Key: { Ref: 'A' } }, { Key: { Ref: 'B' } })).toEqual([
    { path: 'Key', before: '${A}', after: '${B}' },
  ]);
});

test('of a list only what joins or leaves is told, also of equal elements', () => {
  expect(changes({ Ids: ['a', 'b', 'b'] }, { Ids: ['b', 'c'] })).toEqual([
    { path: 'Ids', before: 'a' },
    { path: 'Ids', before: 'b' },
    { path: 'Ids', after: 'c' },
  ]);
});

test('a list in another order is told as that', () => {
  expect(changes({ Ids: ['a', 'b'] }, { Ids: ['b', 'a'] })).toEqual([
    { path: 'Ids', before: 'a, b', after: 'the same in another order' },
  ]);
});

test('tags are told by name and value', () => {
  const tag = (Value: string) => ({ Tags: [{ Key: 'Owner', Value }] });
  expect(changes(tag('a'), tag('b'))).toEqual([
    { path: 'Tags', before: 'Owner = a' },
    { path: 'Tags', after: 'Owner = b' },
  ]);
});

test('a policy is told by its statements', () => {
  const policy = (Action: string) => ({ PolicyDocument: { Statement: [{ Effect: 'Allow', Action }] } });
  expect(changes(policy('s3:Get*'), policy('s3:*'))).toEqual([
    { path: 'PolicyDocument', before: 'Allow s3:Get*' },
    { path: 'PolicyDocument', after: 'Allow s3:*' },
  ]);
});

test('a rule of a security group is told in words', () => {
  const rule = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
  expect(changes({ Ingress: [] }, { Ingress: [rule] })).toEqual([
    { path: 'Ingress', after: 'tcp 22, 0.0.0.0/0' },
  ]);
});
