import type { Statement } from '../reading/policy';
import { isClosed, whoCan } from './who-can';

const known = { accounts: ['111122223333'], organizations: ['o-ours1234567'] };
const reach = (Principal: unknown, Condition?: unknown, more: Partial<Statement> = {}) =>
  whoCan({ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: '*', Condition, ...more }, known);

describe('everybody', () => {
  test.each([
    ['*'],
    [{ AWS: '*' }],
    [{ AWS: ['111122223333', '*'] }],
    [{ AWS: 'arn:aws:iam::*:role/Partner' }],
  ])('%p', (principal) => {
    expect(reach(principal).everybody).toBe(true);
  });

  test('all but some', () => {
    expect(reach(undefined, undefined, { NotPrincipal: { AWS: '111122223333' } }).everybody).toBe(true);
  });

  test('a denial lets nobody in', () => {
    expect(isClosed(reach('*', undefined, { Effect: 'Deny' }))).toBe(true);
  });
});

describe('conditions that do not narrow', () => {
  test.each([
    [{ StringLike: { 'aws:SourceAccount': '*' } }],
    [{ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }],
    [{ StringEquals: { 'aws:PrincipalOrgID': ['o-ours1234567', 'anything'] } }],
    [{ StringNotEquals: { 'aws:PrincipalAccount': '999900001111' } }],
    [{ StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalAccount': '111122223333' } }],
    [{ Null: { 'aws:PrincipalOrgID': 'false' } }],
    [{ Bool: { 'aws:SecureTransport': 'true' } }],
    [{ StringEquals: { 'aws:RequestTag/Project': 'x' } }],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }],
    [{ StringEquals: {} }],
  ])('%p', (condition) => {
    expect(reach('*', condition).everybody).toBe(true);
  });
});

describe('conditions that do', () => {
  test.each([
    [{ StringEquals: { 'aws:SourceAccount': '111122223333' } }],
    [{ StringEquals: { 'AWS:sourceaccount': { Ref: 'AWS::AccountId' } } }],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-ours1234567' } }],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-ours1234567/r-1/*' } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::exactly-this-one' } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } }],
    [{ ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Topic', 'Arn'] } } }],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }],
    [{ StringEquals: { 'aws:ResourceTag/x': 'y', 'kms:CallerAccount': '111122223333' } }],
  ])('%p', (condition) => {
    const found = reach('*', condition);
    expect(isClosed(found)).toBe(true);
    expect(found.narrowedBy).toHaveLength(1);
  });

  test('an account that nobody knows is a stranger, by whatever key', () => {
    expect(reach('*', { StringEquals: { 'aws:PrincipalAccount': '999900001111' } })).toMatchObject({
      everybody: false,
      strangers: ['999900001111'],
    });
  });

  test('a stranger whom another line keeps out is none', () => {
    const condition = {
      StringEquals: { 'aws:SourceAccount': '999900001111', 'aws:PrincipalOrgID': 'o-ours1234567' },
    };
    expect(isClosed(reach('*', condition))).toBe(true);
  });
});

describe('principals by name', () => {
  test.each([
    ['999900001111'],
    ['arn:aws:iam::999900001111:root'],
    ['arn:aws:iam::999900001111:role/Partner'],
    ['arn:aws:sts::999900001111:assumed-role/Partner/x'],
  ])('%s is a stranger', (AWS) => {
    expect(reach({ AWS }).strangers).toEqual(['999900001111']);
  });

  test.each([
    ['111122223333'],
    [{ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' }],
    [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] }],
    [{ 'Fn::GetAtt': ['Role', 'Arn'] }],
  ])('%p is no stranger', (AWS) => {
    expect(isClosed(reach({ AWS }))).toBe(true);
  });

  test('a parameter is open', () => {
    expect(reach({ AWS: { Ref: 'Partner' } })).toMatchObject({ open: ['⟦Partner⟧'], strangers: [] });
  });
});

describe('services', () => {
  test('one that comes in the name of any account is not bound', () => {
    expect(reach({ Service: 'sns.amazonaws.com' }).unboundServices).toEqual(['sns.amazonaws.com']);
  });

  test('one that comes for a resource of the account is', () => {
    const condition = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
    expect(isClosed(reach({ Service: 'sns.amazonaws.com' }, condition))).toBe(true);
  });

  test('one that comes for a stranger lets the stranger in', () => {
    const condition = { StringEquals: { 'aws:SourceAccount': '999900001111' } };
    expect(reach({ Service: 'sns.amazonaws.com' }, condition).strangers).toEqual(['999900001111']);
  });
});

describe('identity providers', () => {
  const github = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
  const host = 'token.actions.githubusercontent.com';

  test.each([
    [{ StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' } }],
    [{ StringLike: { [`${host}:sub`]: '*' } }],
    [{ StringLike: { [`${host}:sub`]: 'repo:owner/*' } }],
    [{ StringEqualsIfExists: { [`${host}:sub`]: 'repo:owner/name:environment:prod' } }],
    [{ StringEquals: { 'gitlab.com:sub': 'repo:owner/name:environment:prod' } }],
  ])('%p lets in whoever uses the provider', (condition) => {
    expect(reach({ Federated: github }, condition).unboundProviders).toEqual([github]);
  });

  test.each([
    [{ StringLike: { [`${host}:sub`]: 'repo:owner/name:*' } }],
    [{ StringEquals: { [`${host}:sub`]: 'repo:owner/name:environment:prod' } }],
    [{ StringEquals: { [`${host}:repository_id`]: '12345' } }],
  ])('%p names one repository', (condition) => {
    expect(isClosed(reach({ Federated: github }, condition))).toBe(true);
  });

  test('an identity pool is named by its audience', () => {
    const Federated = 'cognito-identity.amazonaws.com';
    const condition = { StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } } };
    expect(isClosed(reach({ Federated }, condition))).toBe(true);
    expect(reach({ Federated }).unboundProviders).toEqual([Federated]);
  });

  test('SAML asks for an audience', () => {
    const Federated = 'arn:aws:iam::111122223333:saml-provider/Corp';
    expect(reach({ Federated }).unboundProviders).toEqual([Federated]);
    expect(
      isClosed(reach({ Federated }, { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } })),
    ).toBe(true);
  });
});
