import { everyEnvironment, layerTemplate, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { app } from './main';
import type { TrustedPrincipal } from './settings';

const inTest = placeOf('test');

const ROLE = 'AWS::IAM::Role';
const templateWith = (...trusted: TrustedPrincipal[]) => layerTemplate(app, 'test', { trusted });

const trustIn = (...trusted: TrustedPrincipal[]): unknown[] => {
  const [role] = Object.values(templateWith(...trusted).findResources(ROLE));
  return role?.Properties.AssumeRolePolicyDocument.Statement as unknown[];
};

const trust = (Condition: object) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS: `arn:aws:iam::${inTest.account}:root` },
  Condition,
});

test.each(everyEnvironment('users'))('in %s nobody is trusted, so there is no role', (name) => {
  layerTemplate(app, name).resourceCountIs(ROLE, 0);
  expect(JSON.stringify(layerTemplate(app, name))).not.toContain('applicationRoleArn');
});

test('a role of the account is trusted with a second factor', () => {
  expect(trustIn({ role: 'team/developer' }, { role: 'tester' })).toEqual([
    trust({
      ArnLike: {
        'aws:PrincipalArn': [
          `arn:aws:iam::${inTest.account}:role/team/developer`,
          `arn:aws:iam::${inTest.account}:role/tester`,
        ],
      },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    }),
  ]);
});

test('a role is trusted without a second factor where the settings say why', () => {
  const reason = 'a build has no second factor';
  expect(trustIn({ role: 'builder', withoutMfa: { reason } })).toEqual([
    trust({ ArnLike: { 'aws:PrincipalArn': [`arn:aws:iam::${inTest.account}:role/builder`] } }),
  ]);
});

test('holders of a permission set are trusted by the name that Identity Center gives their role', () => {
  expect(trustIn({ permissionSet: 'Developer' })).toEqual([
    trust({
      ArnLike: {
        'aws:PrincipalArn': [
          `arn:aws:iam::${inTest.account}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Developer_????????????????`,
        ],
      },
    }),
  ]);
});

test('an exemption of one role exempts no other', () => {
  const statements = trustIn(
    { role: 'developer' },
    { role: 'builder', withoutMfa: { reason: 'a build has no second factor' } },
  );
  const withMfa = statements.filter((one) => JSON.stringify(one).includes('MultiFactorAuthPresent'));
  expect(JSON.stringify(withMfa)).toContain('role/developer');
  expect(JSON.stringify(withMfa)).not.toContain('role/builder');
});

test('nobody is trusted without being named', () => {
  const statements = trustIn({ role: 'developer' }, { permissionSet: 'Developer' });
  expect(statements).toHaveLength(2);
  for (const one of statements) expect(one).toHaveProperty(['Condition', 'ArnLike', 'aws:PrincipalArn']);
});

test('the role may do what the policy says and nothing else', () => {
  const template = templateWith({ role: 'developer' });
  const [policy] = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  template.hasResourceProperties(ROLE, { ManagedPolicyArns: [{ Ref: policy }] });
});

test('its credentials end when a token would', () => {
  templateWith({ role: 'developer' }).hasResourceProperties(ROLE, {
    MaxSessionDuration: sessionPolicy.tokenMinutes * 60,
  });
});

test('its ARN is published', () => {
  const template = templateWith({ role: 'developer' });
  const [role] = Object.keys(template.findResources(ROLE));
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/${APPLICATION}/test/users/applicationRoleArn`,
    Value: { 'Fn::GetAtt': [role, 'Arn'] },
  });
});
