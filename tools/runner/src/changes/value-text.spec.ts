import { referencesIn, valueText, trafficText, statementTexts } from './value-text';

test.each([
  ['a text as it is', 'text', 'text'],
  ['a number', 4, '4'],
  ['a switch', false, 'false'],
  ['a list', ['a', { Ref: 'B' }], '[a, ${B}]'],
  ['an object', { a: 1, b: 'c' }, '{a: 1, b: c}'],
  ['a reference', { Ref: 'Vpc' }, '${Vpc}'],
  ['an attribute', { 'Fn::GetAtt': ['Key', 'Arn'] }, '${Key.Arn}'],
  ['a joined text', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }]] }, 'arn:${AWS::Partition}'],
  ['a text with places', { 'Fn::Sub': 'arn:${AWS::Region}' }, 'arn:${AWS::Region}'],
  ['any other function', { 'Fn::If': ['Prod', 1, 2] }, '{Fn::If: [Prod, 1, 2]}'],
])('%s is shown in one line', (_, value, text) => {
  expect(valueText(value)).toBe(text);
});

test('a long value is cut', () => {
  expect(valueText('x'.repeat(200))).toMatch(/^x{119}…$/);
});

test('references are found wherever they are', () => {
  const value = [{ Ref: 'A' }, { x: { 'Fn::GetAtt': ['B', 'Arn'] } }, { 'Fn::Sub': '${C} and ${D.Arn}' }];
  expect(referencesIn(value)).toEqual(['A', 'B', 'C', 'D']);
  expect(referencesIn({ 'Fn::GetAtt': 'E.Arn' })).toEqual(['E']);
  expect(referencesIn('plain')).toEqual([]);
});

test.each([
  [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }, 'tcp 443, 0.0.0.0/0'],
  [{ IpProtocol: 'udp', FromPort: 1, ToPort: 9, CidrIpv6: '::/0' }, 'udp 1 to 9, ::/0'],
  [
    { IpProtocol: '-1', SourceSecurityGroupId: { 'Fn::GetAtt': ['Web', 'GroupId'] } },
    'all traffic, ${Web.GroupId}',
  ],
  [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }, 'icmp, no address'],
])('%j is read as "%s"', (rule, text) => {
  expect(trafficText(rule)).toBe(text);
});

const texts = (...Statement: object[]): string[] => statementTexts({ Statement });

test('a statement is a sentence', () => {
  const statement = {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] },
    Principal: { Service: 'logs.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
  };
  expect(texts(statement)).toEqual([
    'Allow s3:GetObject, s3:ListBucket on ${Bucket.Arn} to Service logs.amazonaws.com when aws:SourceAccount StringEquals 1',
  ]);
});

test.each([['*'], [{ AWS: '*' }]])('principal %j is everybody', (Principal) => {
  expect(texts({ Effect: 'Deny', Action: 'kms:*', Principal })).toEqual(['Deny kms:* to everybody']);
});

test('what is turned round is told as such', () => {
  const statement = { Effect: 'Deny', NotAction: 'a:b', NotResource: 'r', NotPrincipal: { AWS: 'me' } };
  expect(texts(statement)).toEqual(['Deny everything but a:b on everything but r to everybody but AWS me']);
});

test('a single statement needs no list', () => {
  expect(statementTexts({ Statement: { Effect: 'Allow', Action: 'a:b', Resource: '*' } })).toEqual([
    'Allow a:b on *',
  ]);
});

test('what is no policy has no statements', () => {
  expect(statementTexts(undefined)).toEqual([]);
});
