import { replicationStatements } from './replication-statements';

const source = { bucketArn: 'arn:aws:s3:::originals', keyArn: 'arn:key/originals', region: 'us-west-2' };
const destination = { bucketArn: 'arn:aws:s3:::copies', keyArn: 'arn:key/copies', region: 'us-east-1' };

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
