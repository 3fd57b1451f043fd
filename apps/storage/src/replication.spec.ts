import { layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { replicationStatements } from './replication';

const inProd = placeOf('prod');

const replication = {
  bucketArn: 'arn:aws:s3:::copies',
  keyArn: `arn:aws:kms:${inProd.otherRegion}:${inProd.account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
};
const template = layerTemplate(app, 'prod', { replication });

const hasRule = (of: Template, rule: object): void =>
  of.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: { Rules: [Match.objectLike(rule)] },
  });

test('every object is copied', () => {
  hasRule(template, { Status: 'Enabled', Filter: { Prefix: '' } });
});

test('objects that a KMS key encrypts are copied too', () => {
  hasRule(template, { SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } } });
});

test('copies are encrypted with the key of their region', () => {
  hasRule(template, {
    Destination: Match.objectLike({
      Bucket: replication.bucketArn,
      EncryptionConfiguration: { ReplicaKmsKeyID: replication.keyArn },
    }),
  });
});

test('a deletion is copied as a marker', () => {
  hasRule(template, { DeleteMarkerReplication: { Status: 'Enabled' } });
});

test('backlog and failures are measured', () => {
  hasRule(template, { Destination: Match.objectLike({ Metrics: { Status: 'Enabled' } }) });
});

test('a copy in the same account stays with its owner', () => {
  hasRule(template, { Destination: Match.objectLike({ Account: Match.absent() }) });
});

test('a copy in another account names that account', () => {
  const keyArn = replication.keyArn.replace(inProd.account, '333333333333');
  hasRule(layerTemplate(app, 'prod', { replication: { ...replication, keyArn } }), {
    Destination: Match.objectLike({ Account: '333333333333' }),
  });
});

test('only S3 takes on the role', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 's3.amazonaws.com' } }],
    },
  });
});

test('the bucket replicates with that role', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: {
      Role: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationReplicationRole'), 'Arn'] },
    },
  });
});

test('the role has one managed policy', () => {
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Roles: [{ Ref: Match.stringLikeRegexp('^ApplicationReplicationRole') }],
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Sid: 'DecryptOriginals',
          Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApplicationKey'), 'Arn'] },
        }),
        Match.objectLike({ Sid: 'EncryptCopies', Resource: replication.keyArn }),
      ]),
    },
  });
});

test('the role has no inline policy', () => {
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

test('a locked bucket lets its retention be copied', () => {
  const locked = layerTemplate(app, 'prod', { replication, objectLock: { mode: 'compliance', days: 1 } });
  locked.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Sid: 'ReadOriginals', Action: Match.arrayWith(['s3:GetObjectRetention']) }),
      ]),
    },
  });
});

test('a key in the region of the bucket itself is refused', () => {
  const keyArn = replication.keyArn.replace(inProd.otherRegion, inProd.region);
  const synth = () => layerTemplate(app, 'prod', { replication: { ...replication, keyArn } });
  expect(synth).toThrow(
    expect.objectContaining({ code: 'REPLICATION_REGION', message: expect.stringContaining(keyArn) }),
  );
});

const source = { bucketArn: 'arn:aws:s3:::originals', keyArn: 'arn:key/originals', region: inProd.region };
const destination = {
  bucketArn: 'arn:aws:s3:::copies',
  keyArn: 'arn:key/copies',
  region: inProd.otherRegion,
};

const statements = (locked: boolean) =>
  replicationStatements({ source, destination, locked }).map((statement) => statement.toStatementJson());
const named = (sid: string, locked = false) => statements(locked).find((statement) => statement.Sid === sid);

test.each([
  ['ReadRule', 'arn:aws:s3:::originals', ['s3:GetReplicationConfiguration', 's3:ListBucket']],
  [
    'ReadOriginals',
    'arn:aws:s3:::originals/*',
    ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
  ],
  ['WriteCopies', 'arn:aws:s3:::copies/*', ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags']],
  ['DecryptOriginals', 'arn:key/originals', 'kms:Decrypt'],
  ['EncryptCopies', 'arn:key/copies', ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey']],
])('%s is for %s and these actions alone', (sid, resource, actions) => {
  expect(named(sid)).toMatchObject({ Effect: 'Allow', Resource: resource, Action: actions });
});

test('there is no other permission', () => {
  expect(statements(false)).toHaveLength(5);
});

test.each([
  ['DecryptOriginals', source],
  ['EncryptCopies', destination],
])('%s works through S3 of that region and for that bucket only', (sid, { bucketArn, region }) => {
  expect(named(sid)?.Condition).toEqual({
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, `${bucketArn}/*`] },
  });
});

test('retention and legal holds are read where objects are locked', () => {
  expect(named('ReadOriginals', true)?.Action).toEqual(
    expect.arrayContaining(['s3:GetObjectRetention', 's3:GetObjectLegalHold']),
  );
});
