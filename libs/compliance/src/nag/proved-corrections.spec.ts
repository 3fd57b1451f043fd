import { subject } from '../../fixtures/subject';
import { judge } from '../judge';
import { judgeByNag } from './judge-by-nag';

const key = { 'Fn::GetAtt': ['Key', 'Arn'] };
const Key = { Type: 'AWS::KMS::Key' };
const method = { HttpMethod: 'GET', ResourceId: 'r', RestApiId: 'a' };
const role = (name: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {},
    ManagedPolicyArns: [`arn:aws:iam::aws:policy/service-role/${name}`],
  },
});

const lambda = (Variables: object) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Code: {}, Role: 'r', Environment: { Variables } },
});

const listener = (DefaultActions: readonly object[]) => ({
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: { LoadBalancerArn: 'a', Port: 80, Protocol: 'HTTP', DefaultActions },
});

/** Resources that are sound, each with the correction that says so and the same resource with a real fault. */
const rows = [
  [
    'stream-with-own-key',
    { Type: 'AWS::Kinesis::Stream', Properties: { StreamEncryption: { EncryptionType: 'KMS', KeyId: key } } },
    undefined,
  ],
  [
    'continuous-table-backup',
    {
      Type: 'AWS::DynamoDB::Table',
      Properties: { KeySchema: [], PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    },
    { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [] } },
  ],
  [
    'signed-requests',
    { Type: 'AWS::ApiGateway::Method', Properties: { AuthorizationType: 'AWS_IAM', ...method } },
    { Type: 'AWS::ApiGateway::Method', Properties: { AuthorizationType: 'NONE', ...method } },
  ],
  [
    'redirect-to-https',
    listener([{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }]),
    listener([{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTP', StatusCode: 'HTTP_301' } }]),
  ],
  ['execution-role-of-lambda', role('AWSLambdaVPCAccessExecutionRole'), role('AmazonEC2RoleforSSM')],
  [
    'function-without-a-network',
    lambda({ TABLE: 'records' }),
    lambda({ HOOK: 'https://hooks.example.org/a' }),
  ],
  [
    'function-without-a-network',
    lambda({ QUEUE: { 'Fn::Sub': 'https://sqs.us-east-1.amazonaws.com/1/q' } }),
    lambda({ URL: { 'Fn::Sub': 'http://${Host.Name}.example.org' } }),
  ],
] as const;

test.each([
  ['a URL', { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: { 'Fn::GetAtt': ['It', 'Arn'] } } }],
  [
    'a permission for everybody',
    { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: 'It' }, Principal: '*' } },
  ],
])('a function that %s leads to wants its network', (_what, Door) => {
  const { corrected } = judgeByNag([subject({ It: lambda({}), Door })]);
  expect(corrected.map(({ correction }) => correction.id)).not.toContain('function-without-a-network');
});

test.each(rows)('%s is corrected, and stands again where the proof is gone', (id, sound, faulty) => {
  const { corrected } = judgeByNag([subject({ It: sound, Key })]);
  expect(corrected.map(({ correction }) => correction.id)).toContain(id);
  expect(judgeByNag([subject({ It: sound, Key })], []).findings.length).toBeGreaterThan(0);
  if (faulty) {
    const again = judgeByNag([subject({ It: faulty, Key })]).corrected.map(({ correction }) => correction.id);
    expect(again).not.toContain(id);
  }
});

test('nothing is proved of a resource that a loop writes in part', async () => {
  const looped = {
    Type: 'AWS::S3::Bucket',
    Properties: { BucketName: 'a', 'Fn::ForEach::Tag': ['T', ['a'], {}] },
  };
  const { proofs } = await judge([subject({ It: looped })], {
    packs: [
      {
        name: 'Fixture',
        rules: [
          {
            id: 'Named',
            description: 'It has a name',
            citations: [],
            remedy: 'None',
            evaluate: () => [
              { outcome: 'pass', logicalId: 'It', property: 'Properties.BucketName', value: 'a' },
            ],
          },
        ],
      },
    ],
    publicPacks: false,
    libraryValidation: false,
  });
  expect(proofs).toEqual([]);
});
