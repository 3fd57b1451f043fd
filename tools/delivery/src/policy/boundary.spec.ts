import '@hipaa-cdk/platform';
import { boundary } from './boundary';
import { policySize } from './policy-document';
import { POLICY_CHARACTERS } from './split-statements';

const place = { account: '222222222222', region: 'us-west-2' };
const arn = 'arn:aws:iam::222222222222:policy/hipaa-boundary-us-west-2';
const denials = (isProtected = true) =>
  boundary({ ...place, protected: isProtected }).Statement.filter(({ Effect }) => Effect === 'Deny');
const denied = (action: string) => denials().filter(({ Action }) => Action.includes(action));

test.each([
  'CreateRole',
  'CreateUser',
  'PutRolePermissionsBoundary',
  'PutUserPermissionsBoundary',
  'AttachRolePolicy',
  'AttachUserPolicy',
  'PutRolePolicy',
  'PutUserPolicy',
])('iam:%s is denied unless it keeps to this boundary, or a narrower one of the catalog', (action) => {
  expect(denied(`iam:${action}`)).toContainEqual(
    expect.objectContaining({
      Resource: ['*'],
      Condition: {
        StringNotLike: {
          'iam:PermissionsBoundary': [
            arn,
            'arn:aws:iam::222222222222:policy/hipaa-account-catalog-LaunchBoundary*',
            'arn:aws:iam::222222222222:policy/hipaa-account-catalog-ProductBoundary*',
          ],
        },
      },
    }),
  );
});

test.each([
  'DeleteRolePermissionsBoundary',
  'DeleteUserPermissionsBoundary',
  'CreateAccessKey',
  'CreateLoginProfile',
])('iam:%s is denied without condition', (action) => {
  expect(denied(`iam:${action}`)).toEqual([expect.objectContaining({ Resource: ['*'] }) as object]);
  expect(denied(`iam:${action}`)[0]).not.toHaveProperty('Condition');
});

test.each([
  'CreatePolicy',
  'DeletePolicy',
  'CreatePolicyVersion',
  'DeletePolicyVersion',
  'SetDefaultPolicyVersion',
])('iam:%s does not reach the boundary and the policies of CloudFormation, of any region', (action) => {
  expect(denied(`iam:${action}`)[0]?.Resource).toEqual([
    'arn:aws:iam::222222222222:policy/hipaa-boundary-*',
    'arn:aws:iam::222222222222:policy/hipaa-execution-*',
  ]);
});

test.each(['CreateRole', 'UpdateAssumeRolePolicy', 'AttachRolePolicy', 'DetachRolePolicy', 'PutRolePolicy'])(
  'iam:%s does not reach the roles of the bootstrap',
  (action) => {
    expect(denied(`iam:${action}`)).toContainEqual(
      expect.objectContaining({ Resource: ['arn:aws:iam::222222222222:role/cdk-*'] }),
    );
  },
);

test.each([
  'stack/CDKToolkit/*',
  'stack/hipaa-bootstrap-policies/*',
  'parameter/cdk-bootstrap/*',
  'parameter/hipaa/bootstrap/*',
])('nobody inside changes %s', (resource) => {
  const kept = denied('ssm:PutParameter').flatMap(({ Resource }) => Resource);
  expect(kept.some((one) => one.endsWith(resource))).toBe(true);
});

test.each([
  'cloudtrail:DeleteTrail',
  'cloudtrail:StopLogging',
  'config:DeleteConfigurationRecorder',
  'config:DeleteDeliveryChannel',
  'config:StopConfigurationRecorder',
  'guardduty:DeleteDetector',
  'securityhub:DisableSecurityHub',
  'access-analyzer:DeleteAnalyzer',
])('%s is denied where a protected environment is', (action) => {
  expect(denied(action)).toEqual([expect.objectContaining({ Resource: ['*'] }) as object]);
});

test('stacks of records can be destroyed where nothing is protected', () => {
  expect(denials(false).map(({ Sid }) => Sid)).not.toContain('KeepTheRecords');
});

test('nobody leaves the organisation', () => {
  expect(denied('organizations:LeaveOrganization')).toHaveLength(1);
});

test('it fits into one managed policy', () => {
  expect(policySize(boundary({ ...place, protected: true }))).toBeLessThanOrEqual(POLICY_CHARACTERS);
});
