import { outcomesOf } from '../../testing/outcomes';

const url = outcomesOf('FunctionUrlSigned', 'AWS::Lambda::Url');

test('signed requests pass', () => expect(url({ AuthType: 'AWS_IAM' })).toEqual(['pass']));

test.each([['NONE'], [undefined], [{ Ref: 'AuthType' }]])('requests with %p fail', (AuthType) => {
  expect(url({ AuthType })).toEqual(['fail']);
});

const resource = outcomesOf('SsmDocumentNotShared', 'Custom::AWS');

const call = (AccountIdsToAdd: readonly string[]) => ({
  service: 'SSM',
  action: 'modifyDocumentPermission',
  parameters: { Name: 'OnCall', PermissionType: 'Share', AccountIdsToAdd },
});

test('named accounts pass', () => {
  expect(resource({ Create: JSON.stringify(call(['111111111111'])) })).toEqual(['pass']);
});

test.each(['all', 'All'])('%s fails', (accounts) => {
  expect(resource({ Create: JSON.stringify(call([accounts])) })).toEqual(['fail']);
});

test('a call that is put together is read', () => {
  const [before = '', after = ''] = JSON.stringify(call(['all'])).split('OnCall');
  expect(resource({ Update: { 'Fn::Join': ['', [before, { Ref: 'Document' }, after]] } })).toEqual(['fail']);
});

test('a call that is an object is read', () => expect(resource({ Create: call(['all']) })).toEqual(['fail']));

test('other calls are not judged', () => {
  expect(resource({ Create: JSON.stringify({ action: 'getDocument' }) })).toEqual([]);
});

const bucket = outcomesOf('BucketWithoutAcl', 'AWS::S3::Bucket');

const ownership = (ObjectOwnership: unknown) =>
  bucket({ OwnershipControls: { Rules: [{ ObjectOwnership }] } });

test('a bucket that says nothing passes, as access lists are off', () => {
  expect(bucket({})).toEqual(['pass', 'pass']);
});

test('access lists switched off pass', () =>
  expect(ownership('BucketOwnerEnforced')).toEqual(['pass', 'pass']));

test.each(['ObjectWriter', 'BucketOwnerPreferred', { Ref: 'Ownership' }])('%j fails', (value) => {
  expect(ownership(value)).toEqual(['pass', 'fail']);
});

test.each(['PublicRead', 'LogDeliveryWrite', 'AuthenticatedRead', { Ref: 'Acl' }])(
  'the list %j fails',
  (value) => {
    expect(bucket({ AccessControl: value })).toEqual(['fail', 'pass']);
  },
);

test('a private bucket passes', () => expect(bucket({ AccessControl: 'Private' })).toEqual(['pass', 'pass']));
