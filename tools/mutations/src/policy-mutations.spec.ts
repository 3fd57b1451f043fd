import { policyMutations, statementBreaks } from './policy-mutations';

const origin = { layer: 'sample', environment: 'prod', logicalId: 'Policy', resource: 'Sample/Policy' };

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

test('the conditions of a denial stay, without which it would deny more', () => {
  const broken = statementBreaks({ ...denial, Condition: { Bool: { a: 'true' } } });
  expect(broken.filter(({ path }) => path[0] === 'Condition')).toEqual([]);
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

test('every action of a service cannot be widened', () => {
  expect(breakAt({ ...allow, Action: 's3:*' }, 'Action')).toBeUndefined();
});

test('the resource becomes every resource', () => {
  expect(breakAt(allow, 'Resource')?.value).toBe('*');
});

test('every resource cannot be widened', () => {
  expect(breakAt({ ...allow, Resource: '*' }, 'Resource')).toBeUndefined();
});

describe('of a template', () => {
  const PolicyDocument = { Statement: [{ Effect: 'Deny' }, allow] };
  const template = { Resources: { Policy: { Type: 'T', Properties: { PolicyDocument } } } };
  const path = 'Properties.PolicyDocument';

  test('every statement is broken where it stands', () => {
    const [gone, ...others] = policyMutations(template, origin, { path });
    expect(gone?.template.Resources['Policy']?.Properties).toEqual({
      PolicyDocument: { Statement: [allow] },
    });
    expect(others.map(({ setting }) => setting)).toEqual([
      'Properties.PolicyDocument.Statement.0.Effect',
      'Properties.PolicyDocument.Statement.0.Principal',
      'Properties.PolicyDocument.Statement.1.Principal',
      'Properties.PolicyDocument.Statement.1.Action',
      'Properties.PolicyDocument.Statement.1.Resource',
    ]);
  });

  test('a policy that is about what it is attached to is not widened to every resource', () => {
    const settings = policyMutations(template, origin, { path, attached: true }).map(
      ({ setting }) => setting,
    );
    expect(settings).not.toContain('Properties.PolicyDocument.Statement.1.Resource');
  });
});
