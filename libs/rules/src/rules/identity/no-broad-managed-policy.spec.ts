import { outcomesOf } from '../../testing/outcomes-of';
import { noBroadManagedPolicy } from './no-broad-managed-policy';

const role = outcomesOf(noBroadManagedPolicy, 'AWS::IAM::Role');

const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;

test.each(['ReadOnlyAccess', 'service-role/AmazonRDSEnhancedMonitoringRole', 'AmazonSSMManagedInstanceCore'])(
  '%s passes',
  (name) => expect(role({ ManagedPolicyArns: [arn(name)] })).toEqual(['pass']),
);

test.each([
  'AdministratorAccess',
  'PowerUserAccess',
  'AmazonCognitoPowerUser',
  'AmazonS3FullAccess',
  'SecretsManagerReadWrite',
  'AdministratorAccess-Amplify',
])('%s fails', (name) => expect(role({ ManagedPolicyArns: [arn(name)] })).toEqual(['fail']));

test('a name that is put together is read', () => {
  const joined = {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AdministratorAccess']],
  };
  expect(role({ ManagedPolicyArns: [joined] })).toEqual(['fail']);
});

test('a policy of the template passes here, as other rules read it', () => {
  expect(role({ ManagedPolicyArns: [{ Ref: 'Policy' }] })).toEqual(['pass']);
});

test('a permission set of the identity centre is judged', () => {
  const set = outcomesOf(noBroadManagedPolicy, 'AWS::SSO::PermissionSet');
  expect(set({ ManagedPolicies: [arn('AdministratorAccess')] })).toEqual(['fail']);
});

test('a boundary may be broad', () => {
  expect(role({ PermissionsBoundary: arn('PowerUserAccess') })).toEqual([]);
});
