import { TemplateView } from '../template-view';

import { findSecrets } from './secret-finder';

const view = new TemplateView({
  Resources: { Key: { Type: 'AWS::IAM::AccessKey' }, Api: { Type: 'AWS::AppSync::ApiKey' } },
  Parameters: { Hidden: { Type: 'String', NoEcho: 'true' } },
});

test('a secret is found where it stands, with what it is', () => {
  expect(findSecrets('Notes', { logins: [{ password: 'tr0ub4dor' }] }, view)).toEqual([
    { path: ['logins', '0', 'password'], what: 'a value for password' },
  ]);
});

test('items of a list are called like the list', () => {
  expect(findSecrets('password', ['tr0ub4dor'], view)).toHaveLength(1);
});

test.each([
  [{ 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }, 'SecretAccessKey of Key'],
  [{ 'Fn::Sub': '${Api.ApiKey}' }, 'ApiKey of Api'],
  [{ 'Fn::Join': ['', [{ Ref: 'Hidden' }]] }, 'the hidden parameter Hidden'],
])('%j draws a secret', (value, what) => expect(findSecrets('', value, view)).toEqual([{ path: [], what }]));

test('both cases of a condition are searched', () => {
  expect(findSecrets('password', { 'Fn::If': ['Live', 'tr0ub4dor', ''] }, view)).toHaveLength(1);
});

test('functions that cannot be followed are searched as they are written', () => {
  const value = { 'Fn::Select': [0, ['{{resolve:secretsmanager:app}}', '']] };
  expect(findSecrets('', value, view)).toHaveLength(1);
});

test('Base64 is read', () => {
  const value = Buffer.from('export PASSWORD=tr0ub4dor').toString('base64');
  expect(findSecrets('UserData', value, view)).toEqual([{ path: [], what: 'a value for PASSWORD' }]);
});

test.each([[{ 'Fn::GetAtt': ['Key', 'Id'] }], [{ Ref: 'Key' }], [7], [true], [null], [undefined]])(
  '%j holds none',
  (value) => expect(findSecrets('Notes', value, view)).toEqual([]),
);
