import { layerTemplate, testEnvironment, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

const INSTANCE = 'AWS::EC2::Instance';
const template = layerTemplate(app, 'prod');
const KEY = Object.keys(template.findResources('AWS::KMS::Key'))[0] ?? '';
const [instanceId = ''] = Object.keys(template.findResources(INSTANCE));

const bootScript = (settings: { generation: number }): string => {
  const [instance] = Object.values(layerTemplate(app, 'prod', settings).findResources(INSTANCE));
  return String(instance?.Properties.UserData['Fn::Base64']);
};

interface TemplateBody {
  readonly Resources: Readonly<Record<string, { readonly DependsOn?: string | string[] }>>;
}

/** Logical ids of everything that CloudFormation makes before a resource. */
function waitsFor({ Resources }: TemplateBody, id: string, found = new Set<string>()): Set<string> {
  const body = JSON.stringify(Resources[id] ?? {});
  const named = [...body.matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/g)].map(([, name = '']) => name);
  for (const next of [...named, ...[Resources[id]?.DependsOn ?? []].flat()]) {
    if (found.has(next) || !Object.hasOwn(Resources, next)) continue;
    found.add(next);
    waitsFor({ Resources }, next, found);
  }
  return found;
}

test('the machine stands in the first application subnet', () => {
  template.hasResourceProperties(INSTANCE, {
    SubnetId: { 'Fn::Select': [0, { Ref: 'NetworkApplicationSubnetIds' }] },
    NetworkInterfaces: Match.absent(),
  });
});

test('the machine has no key pair', () => {
  template.hasResourceProperties(INSTANCE, { KeyName: Match.absent() });
});

test('credentials of the machine are given to local programs with a token only', () => {
  template.hasResourceProperties(INSTANCE, {
    MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
  });
});

test('its volume is encrypted with the key of the layer, and goes with it', () => {
  template.hasResourceProperties(INSTANCE, {
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/xvda',
        Ebs: {
          Encrypted: true,
          KmsKeyId: { 'Fn::GetAtt': [KEY, 'Arn'] },
          DeleteOnTermination: true,
          VolumeSize: 8,
          VolumeType: 'gp3',
        },
      },
    ],
  });
});

test('it reports every minute and has its own line to its volume', () => {
  template.hasResourceProperties(INSTANCE, { Monitoring: true, EbsOptimized: true });
});

test.each([true, false])('with protected: %s, the machine cannot be terminated: the same', (value) => {
  layerTemplate(app, testEnvironment('prod', { protected: value })).hasResourceProperties(INSTANCE, {
    DisableApiTermination: value,
  });
});

test('the newest image is taken when the machine changes, and no deploy replaces it by the way', () => {
  template.hasResourceProperties(INSTANCE, {
    ImageId: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64}}',
  });
  expect(Object.keys(template.toJSON().Parameters).filter((name) => /image/i.test(name))).toEqual([]);
});

test('the machine says that there is nothing on it to back up', () => {
  template.hasResourceProperties(INSTANCE, { Tags: Match.arrayWith([{ Key: 'Stateless', Value: 'true' }]) });
});

test('another generation is another machine', () => {
  expect(bootScript({ generation: 2 })).not.toBe(bootScript({ generation: 1 }));
});

test('sessions have an account of their own before anything can fail, and it is no administrator', () => {
  const lines = bootScript({ generation: 1 }).split('\n');
  expect(lines.slice(3)).toEqual([
    'useradd --create-home --shell /bin/bash operator-session',
    'dnf upgrade --assumeyes --releasever=latest',
    'dnf install --assumeyes postgresql17',
  ]);
  expect(lines.join()).not.toMatch(/sudo|wheel/);
});

test('the profile of the machine has its role and no other', () => {
  const [role] = Object.keys(template.findResources('AWS::IAM::Role'));
  template.resourceCountIs('AWS::IAM::Role', 1);
  template.hasResourceProperties('AWS::IAM::InstanceProfile', { Roles: [{ Ref: role }] });
});

test('EC2 alone takes the role, and no policy of AWS is in it', () => {
  template.hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Match.absent(),
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
    },
  });
});

describe('the machine may', () => {
  const policies = Object.entries(template.findResources('AWS::IAM::ManagedPolicy')).filter(([id]) =>
    id.startsWith('MachineRole'),
  );
  const statements = policies.flatMap(
    ([, one]) => one.Properties.PolicyDocument.Statement as { Sid: string }[],
  );
  const statement = (sid: string) => statements.find(({ Sid }) => Sid === sid);
  const GROUP = Object.keys(template.findResources('AWS::Logs::LogGroup'))[0] ?? '';
  const ARN = {
    'Fn::Join': ['', [`arn:aws:ec2:${inProd.region}:${inProd.account}:instance/`, { Ref: instanceId }]],
  };

  test('report before it starts: an agent that is refused asks again half an hour later', () => {
    const waiting = (id: string) => waitsFor(template.toJSON() as TemplateBody, id);
    const [registration = ''] =
      policies.find(([, { Properties }]) =>
        JSON.stringify(Properties).includes('ssm:UpdateInstanceInformation'),
      ) ?? [];
    expect(waiting(instanceId)).toContain(registration);
    expect(waiting(registration)).not.toContain(instanceId);
  });

  test('hold sessions from a machine of the account, and from nowhere else', () => {
    expect(statement('HoldSessions')).toEqual({
      Sid: 'HoldSessions',
      Effect: 'Allow',
      Action: [
        'ssm:UpdateInstanceInformation',
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      Resource: '*',
      Condition: {
        ArnLike: {
          'ec2:SourceInstanceARN': `arn:aws:ec2:${inProd.region}:${inProd.account}:instance/i-?????????????????`,
        },
      },
    });
  });

  test('decrypt what is meant for it, and nothing else that the key encrypts', () => {
    expect(statement('DecryptSessions')).toEqual({
      Sid: 'DecryptSessions',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: { 'Fn::GetAtt': [KEY, 'Arn'] },
      Condition: {
        ArnEquals: { 'ec2:SourceInstanceARN': ARN },
        StringEquals: { 'kms:EncryptionContext:aws:ssm:TargetId': { Ref: instanceId } },
      },
    });
  });

  test('add to the records of sessions, and neither read nor remove them', () => {
    expect(statement('RecordSessions')).toEqual({
      Sid: 'RecordSessions',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': [GROUP, 'Arn'] },
      Condition: { ArnEquals: { 'ec2:SourceInstanceARN': ARN } },
    });
  });

  test('look for their group', () => {
    const group = (name: unknown[]) => ({
      'Fn::Join': ['', [`arn:aws:logs:${inProd.region}:${inProd.account}:log-group:`, ...name]],
    });
    expect(statement('FindGroup')).toEqual({
      Sid: 'FindGroup',
      Effect: 'Allow',
      Action: 'logs:DescribeLogGroups',
      Resource: [
        `arn:aws:logs:${inProd.region}:${inProd.account}:log-group::log-stream:`,
        group([{ Ref: GROUP }, ':log-stream:']),
      ],
    });
  });

  test('do nothing else', () => {
    expect(statements.map(({ Sid }) => Sid).sort()).toEqual([
      'DecryptSessions',
      'FindGroup',
      'HoldSessions',
      'RecordSessions',
    ]);
  });
});
