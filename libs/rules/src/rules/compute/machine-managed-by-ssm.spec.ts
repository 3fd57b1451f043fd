import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../../testing/outcomes';
import { machineManagedBySsm } from './machine-managed-by-ssm';

const core = {
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonSSMManagedInstanceCore']],
};
const judge = (
  profile: unknown,
  role: Record<string, unknown>,
  others: Record<string, TemplateResource> = {},
) =>
  outcomes(machineManagedBySsm, {
    Machine: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: profile } },
    Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Role' }] } },
    Role: { Type: 'AWS::IAM::Role', Properties: role },
    ...others,
  });

test.each([{ Ref: 'Profile' }, { Arn: { 'Fn::GetAtt': ['Profile', 'Arn'] } }])(
  'a machine with the profile %j and the policy of AWS passes',
  (profile) => expect(judge(profile, { ManagedPolicyArns: [core] })).toEqual(['pass Machine']),
);

test('a machine whose own policy lets the agent report passes', () => {
  const Statement = { Effect: 'Allow', Action: ['ssm:UpdateInstanceInformation'], Resource: '*' };
  const Policy = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement } },
  };
  expect(judge({ Ref: 'Profile' }, {}, { Policy })).toEqual(['pass Machine']);
});

test('a machine whose role may do nothing fails', () =>
  expect(judge({ Ref: 'Profile' }, {})).toEqual(['fail Machine']));

test('a machine without a profile fails', () => expect(judge(undefined, {})).toEqual(['fail Machine']));

test('a profile of another template is trusted', () => {
  expect(judge({ 'Fn::ImportValue': 'Profile' }, {})).toEqual(['pass Machine']);
});
