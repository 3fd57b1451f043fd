import { outcomes } from '../../testing/outcomes';

const judge = (Properties: Record<string, unknown>) =>
  outcomes('CacheTlsRequired', { Cache: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties } });

test.each([{}, { TransitEncryptionMode: 'required' }])('a cache that encrypts with %j passes', (mode) => {
  expect(judge({ TransitEncryptionEnabled: true, ...mode })).toEqual(['pass Cache', 'pass Cache']);
});

test('a cache that only prefers encryption fails', () => {
  const properties = { TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' };
  expect(judge(properties)).toEqual(['pass Cache', 'fail Cache']);
});

test('a cache that says nothing fails', () => expect(judge({})).toEqual(['fail Cache', 'pass Cache']));

const cluster = (Engine: unknown, Parameters?: unknown, group: unknown = { Ref: 'Group' }) =>
  outcomes('DatabaseTlsForced', {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine, DBClusterParameterGroupName: group } },
    Group: { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Parameters } },
  });

test.each([
  ['aurora-postgresql', { 'rds.force_ssl': '1' }],
  ['aurora-postgresql', { 'rds.force_ssl': 1 }],
  ['sqlserver-se', { 'rds.force_ssl': '1' }],
  ['aurora-mysql', { require_secure_transport: 'ON' }],
  ['mariadb', { require_secure_transport: '1' }],
  [{ Ref: 'Engine' }, { require_secure_transport: 'ON' }],
])('an engine %p with %p passes', (engine, parameters) => {
  expect(cluster(engine, parameters)).toEqual(['pass Group']);
});

test.each([
  ['aurora-postgresql', { 'rds.force_ssl': '0' }],
  ['aurora-postgresql', {}],
  ['aurora-postgresql', undefined],
  ['aurora-postgresql', { require_secure_transport: 'ON' }],
  ['aurora-mysql', { require_secure_transport: 'OFF' }],
  ['aurora-postgresql', { 'rds.force_ssl': { Ref: 'Force' } }],
  ['aurora-postgresql', { 'rds.force_ssl': { 'Fn::If': ['Careful', '1', '0'] } }],
  [{ Ref: 'Engine' }, {}],
])('an engine %p with %j fails', (engine, parameters) => {
  expect(cluster(engine, parameters)).toEqual(['fail Group']);
});

test.each([[{ Ref: 'AWS::NoValue' }], ['default.aurora-postgresql17'], [{ 'Fn::ImportValue': 'Group' }]])(
  'a parameter group %p proves nothing',
  (group) => expect(cluster('aurora-postgresql', {}, group)).toEqual(['fail Cluster']),
);

test('an engine without such a parameter is not judged', () => expect(cluster('oracle-ee')).toEqual([]));

test('an instance has its own kind of parameter group', () => {
  const resources = {
    Instance: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { Engine: 'postgres', DBParameterGroupName: { Ref: 'Group' } },
    },
    Group: { Type: 'AWS::RDS::DBParameterGroup', Properties: { Parameters: { 'rds.force_ssl': '1' } } },
  };
  expect(outcomes('DatabaseTlsForced', resources)).toEqual(['pass Group']);
});

describe('FileSystemTlsOnly', () => {
  const judge = (FileSystemPolicy: unknown) =>
    outcomes('FileSystemTlsOnly', {
      Files: { Type: 'AWS::EFS::FileSystem', Properties: { FileSystemPolicy } },
    });
  const policy = (secure: string) => ({
    Statement: [
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: '*',
        Condition: { Bool: { 'aws:SecureTransport': secure } },
      },
    ],
  });

  test('a file system that denies plain text passes', () =>
    expect(judge(policy('false'))).toEqual(['pass Files']));

  test.each([policy('true'), undefined, { Ref: 'Policy' }])('a file system with %j fails', (value) => {
    expect(judge(value)).toEqual(['fail Files']);
  });
});

describe('OpenSearchHttpsRequired', () => {
  const judge = (DomainEndpointOptions: unknown) =>
    outcomes('OpenSearchHttpsRequired', {
      Domain: { Type: 'AWS::OpenSearchService::Domain', Properties: { DomainEndpointOptions } },
    });

  test.each(['Policy-Min-TLS-1-2-2019-07', 'Policy-Min-TLS-1-2-PFS-2023-10'])(
    'a domain that enforces HTTPS with %s passes',
    (TLSSecurityPolicy) => {
      expect(judge({ EnforceHTTPS: true, TLSSecurityPolicy })).toEqual(['pass Domain', 'pass Domain']);
    },
  );

  test('a domain that accepts old TLS fails', () => {
    const options = { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' };
    expect(judge(options)).toEqual(['pass Domain', 'fail Domain']);
  });

  test('a domain that says nothing fails', () =>
    expect(judge(undefined)).toEqual(['fail Domain', 'fail Domain']));
});

describe('QueueTlsOnly', () => {
  const judge = (Condition: object) =>
    outcomes('QueueTlsOnly', {
      Queue: { Type: 'AWS::SQS::Queue' },
      Policy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Queue' }],
          PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Condition }] },
        },
      },
    });

  test('a queue that denies plain text passes', () => {
    expect(judge({ Bool: { 'aws:SecureTransport': 'false' } })).toEqual(['pass Queue']);
  });

  test('a queue that denies something else fails', () => {
    expect(judge({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } })).toEqual(['fail Queue']);
  });

  test('a queue without a policy fails', () => {
    expect(outcomes('QueueTlsOnly', { Queue: { Type: 'AWS::SQS::Queue' } })).toEqual(['fail Queue']);
  });
});

describe('TopicTlsOnly', () => {
  const judge = (Effect: string) =>
    outcomes('TopicTlsOnly', {
      Topic: { Type: 'AWS::SNS::Topic' },
      Policy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: {
          Topics: [{ Ref: 'Topic' }],
          PolicyDocument: {
            Statement: {
              Effect,
              Principal: '*',
              Action: 'sns:Publish',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          },
        },
      },
    });

  test('a topic that denies plain text passes', () => expect(judge('Deny')).toEqual(['pass Topic']));

  test('a topic that allows plain text fails', () => expect(judge('Allow')).toEqual(['fail Topic']));

  test('a topic without a policy fails', () => {
    expect(outcomes('TopicTlsOnly', { Topic: { Type: 'AWS::SNS::Topic' } })).toEqual(['fail Topic']);
  });
});

describe('BucketTlsOnly', () => {
  const deny = (Condition: object) => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: { 'Fn::Sub': '${Bucket.Arn}/*' },
    Condition,
  });
  const plain = deny({ Bool: { 'aws:SecureTransport': 'false' } });
  const old = deny({ NumericLessThan: { 's3:TlsVersion': '1.2' } });
  const judge = (...Statement: readonly object[]) =>
    outcomes('BucketTlsOnly', {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: { Statement } },
      },
    });

  test('a bucket that denies plain HTTP and old TLS passes', () => {
    expect(judge(plain, old)).toEqual(['pass Bucket', 'pass Bucket']);
  });

  test('a bucket that only denies plain HTTP fails', () => {
    expect(judge(plain)).toEqual(['pass Bucket', 'fail Bucket']);
  });

  test('a bucket that only denies old TLS fails', () => {
    expect(judge(old)).toEqual(['fail Bucket', 'pass Bucket']);
  });

  test('a bucket without a policy fails', () => {
    expect(outcomes('BucketTlsOnly', { Bucket: { Type: 'AWS::S3::Bucket' } })).toEqual([
      'fail Bucket',
      'fail Bucket',
    ]);
  });
});
