import { policyMutations, statementBreaks } from './policy-mutations';

const FOREIGN = 'arn:aws:iam::999999999999:root';

const allow = {
  Effect: 'Allow',
  Principal: { Service: 'logs.amazonaws.com' },
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: 'arn:aws:s3:::bucket/*',
};

function breakAt(statement: Record<string, unknown>, ...path: string[]) {
  return statementBreaks(statement).find((one) => one.path.join() === path.join());
}

const denial = { ...allow, Effect: 'Deny', Principal: '*' };

test('a denial is taken away as a whole', () => {
  expect(statementBreaks(denial)[0]).toEqual({ path: [], description: 'a denial is gone' });
});

test('a denial becomes a permission', () => {
  expect(breakAt(denial, 'Effect')?.value).toBe('Allow');
});

test('a denial comes to be about somebody alone', () => {
  expect(breakAt(denial, 'Principal')?.value).toEqual({ AWS: expect.stringMatching(/:root$/) });
});

test('a denial is narrowed by one more operator, beside those that it has', () => {
  const Condition = { Bool: { a: 'true' } };
  expect(breakAt({ ...denial, Condition }, 'Condition')?.value).toEqual({
    ...Condition,
    ArnLike: { 'aws:PrincipalArn': expect.any(String) },
  });
});

test('the conditions of a denial stay, without which it would deny more', () => {
  const broken = statementBreaks({ ...denial, Condition: { Bool: { a: 'true' } } });
  expect(broken.filter(({ path, value }) => path[0] === 'Condition' && value === undefined)).toEqual([]);
});

test('every condition is dropped alone, and all of them together', () => {
  const Condition = { StringEquals: { 'aws:SourceAccount': '1' }, ArnLike: { 'aws:SourceArn': 'arn' } };
  const paths = statementBreaks({ ...allow, Condition }).map(({ path }) => path.join(' '));
  expect(paths).toEqual(
    expect.arrayContaining([
      'Condition StringEquals aws:SourceAccount',
      'Condition ArnLike aws:SourceArn',
      'Condition',
    ]),
  );
});

test('a single condition is dropped once', () => {
  const paths = statementBreaks({ ...allow, Condition: { Bool: { a: 'true' } } }).map(({ path }) => path[0]);
  expect(paths.filter((key) => key === 'Condition')).toHaveLength(1);
});

test('the principal becomes anybody', () => {
  expect(breakAt(allow, 'Principal')?.value).toBe('*');
});

test.each(['*', { AWS: '*' }, { AWS: ['*'] }])('the principal %j is anybody already', (Principal) => {
  expect(breakAt({ ...allow, Principal }, 'Principal')).toBeUndefined();
});

test.each([
  [{ Service: 'logs.amazonaws.com' }, { Service: 'logs.amazonaws.com', AWS: [FOREIGN] }],
  [{ AWS: 'arn:own' }, { AWS: ['arn:own', FOREIGN] }],
  ['arn:own', { AWS: ['arn:own', FOREIGN] }],
])('another account is allowed beside %j', (Principal, expected) => {
  const values = statementBreaks({ ...allow, Principal }).map(({ value }) => value);
  expect(values).toContainEqual(expected);
});

test('a policy of an identity names no principal to widen', () => {
  expect(breakAt({ ...allow, Principal: undefined }, 'Principal')).toBeUndefined();
});

test('actions become every action of their service', () => {
  expect(breakAt(allow, 'Action')?.value).toBe('s3:*');
});

test('actions of two services become every action of both', () => {
  expect(breakAt({ ...allow, Action: ['s3:GetObject', 'kms:Decrypt'] }, 'Action')?.value).toEqual([
    's3:*',
    'kms:*',
  ]);
});

test('one dangerous action more is allowed, of each service', () => {
  const values = statementBreaks({ ...allow, Action: ['s3:GetObject', 'kms:Decrypt'] }).map(
    ({ value }) => value,
  );
  expect(values).toContainEqual(['s3:GetObject', 'kms:Decrypt', 's3:PutBucketPolicy']);
  expect(values).toContainEqual(['s3:GetObject', 'kms:Decrypt', 'kms:PutKeyPolicy']);
});

test('an action that is allowed already is not added', () => {
  const values = statementBreaks({ ...allow, Action: ['s3:PutBucketPolicy'] }).map(({ value }) => value);
  expect(values).not.toContainEqual(['s3:PutBucketPolicy', 's3:PutBucketPolicy']);
});

test('every action of a service cannot be widened', () => {
  expect(breakAt({ ...allow, Action: 's3:*' }, 'Action')).toBeUndefined();
});

test('the resource becomes every resource', () => {
  expect(breakAt(allow, 'Resource')?.value).toBe('*');
});

test('every resource cannot be widened', () => {
  expect(breakAt({ ...allow, Resource: '*' }, 'Resource')).toBeUndefined();
});

describe('of a resource', () => {
  const resource = { Properties: { PolicyDocument: { Statement: [{ Effect: 'Deny' }, allow] } } };
  const path = 'Properties.PolicyDocument';
  const broken = (attached?: boolean) =>
    policyMutations(resource, { path, attached }).map((one) => one.path.slice(2).join('.'));

  test('every statement is broken where it stands', () => {
    expect([...new Set(broken())]).toEqual([
      'Statement.0',
      'Statement.0.Effect',
      'Statement.0.Condition',
      'Statement.1.Principal',
      'Statement.1.Action',
      'Statement.1.Resource',
    ]);
  });

  test('a break is about the statement as a whole', () => {
    const arounds = policyMutations(resource, { path }).map(({ around }) => around.slice(2).join('.'));
    expect(new Set(arounds)).toEqual(new Set(['Statement.0', 'Statement.1']));
  });

  test('a policy that is about what it is attached to is not widened to every resource', () => {
    expect(broken(true)).not.toContain('Statement.1.Resource');
  });
});
