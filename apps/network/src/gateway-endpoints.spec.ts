import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { packageBuckets, signalBuckets } from './aws-buckets';
import { app } from './main';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: unknown;
}

const GATEWAY = { Properties: { VpcEndpointType: 'Gateway' } };

function statements(template: Template, service: string): Statement[] {
  const endpoints = template.findResources('AWS::EC2::VPCEndpoint', GATEWAY);
  const [endpoint] = Object.values(endpoints).filter(({ Properties: p }) =>
    JSON.stringify(p.ServiceName).includes(`.${service}"`),
  );
  return endpoint?.Properties.PolicyDocument.Statement ?? [];
}

const objects = (buckets: string[]) => buckets.map((bucket) => `arn:aws:s3:::${bucket}/*`).sort();

describe.each(everyEnvironment('network'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { account, region } = findEnvironment(environment);
  const ownAccountOnly = {
    StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account },
    Bool: { 'aws:SecureTransport': 'true' },
  };

  test('every route table leads to S3 and DynamoDB without leaving the AWS network', () => {
    const tables = Object.keys(template().findResources('AWS::EC2::RouteTable')).map((Ref) => ({ Ref }));
    const endpoints = Object.values(template().findResources('AWS::EC2::VPCEndpoint', GATEWAY));
    expect(endpoints.map(({ Properties: p }) => p.RouteTableIds)).toEqual([tables, tables]);
  });

  test('DynamoDB is open for callers and tables of the account, over TLS', () => {
    expect(statements(template(), 'dynamodb')).toEqual([
      expect.objectContaining({ Effect: 'Allow', Action: 'dynamodb:*', Condition: ownAccountOnly }),
    ]);
  });

  test('S3 is open for callers and buckets of the account, over TLS', () => {
    expect(statements(template(), 's3')).toContainEqual(
      expect.objectContaining({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: ownAccountOnly }),
    );
  });

  test('packages of AWS can be read, and only read', () => {
    expect(statements(template(), 's3')).toContainEqual(
      expect.objectContaining({ Action: 's3:GetObject', Resource: objects(packageBuckets(region)) }),
    );
  });

  test('without a condition on the account, only named buckets are open', () => {
    const open = statements(template(), 's3').filter(({ Condition }) => !Condition);
    const resources = open.flatMap(({ Resource }) => Resource);
    expect([...resources].sort()).toEqual(objects([...packageBuckets(region), ...signalBuckets(region)]));
  });

  test("only CloudFormation's own buckets can be written without a condition on the account", () => {
    const written = statements(template(), 's3').filter(
      ({ Action, Condition }) => !Condition && Action !== 's3:GetObject',
    );
    expect(written).toEqual([
      expect.objectContaining({
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: objects(signalBuckets(region)),
      }),
    ]);
  });
});

test('buckets that the settings name can be read as well', () => {
  const template = layerTemplate(app, 'prod', { readableBuckets: ['partner-exports'] });
  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 's3:GetObject',
          Resource: Match.arrayWith(['arn:aws:s3:::partner-exports/*']),
        }),
      ]),
    },
  });
});
