import { APPLICATION, placeOf, testEnvironment } from '@hipaa-cdk/testing';
import type { Environment } from '@hipaa-cdk/environments';
import { launchProblems } from '@hipaa-cdk/templates';
import { Match } from 'aws-cdk-lib/assertions';
import { launched, rendered, withBackup, withoutAudit } from '../../../fixtures/rendered';
import { healthcareWebServer } from './healthcare-web-server';

const inProd = placeOf('prod');

const given = {
  FriendlyName: 'demo',
  PHI: 'NO',
  InstanceOwnerEmail: 'team@example.org',
  Repository: 'healthcare-site',
  Environment: 'PROD',
};
const made = (params: object = {}, environment?: string) =>
  launched(healthcareWebServer, { ...given, ...params }, environment);

const problems = (params: object, environment: string | Environment = 'prod', changes = {}): string[] =>
  launchProblems(rendered(healthcareWebServer, environment, changes).template, {
    ...given,
    ...params,
  }).map(({ path, message }) => `${path.join('.')}: ${message}`);

const COMBINATIONS = [
  ['PROD', 'YES'],
  ['PROD', 'NO'],
  ['TEST', 'YES'],
  ['TEST', 'NO'],
] as const;

const INSTANCE = 'AWS::EC2::Instance';
const GROUP = 'AWS::EC2::SecurityGroup';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

describe.each(COMBINATIONS)('launched for %s with PHI=%s', (Environment, PHI) => {
  const template = made({ Environment, PHI });

  test('no security group has a rule for any port but HTTPS, and the one that says where it is', () => {
    const rules = Object.values(template.findResources(GROUP)).flatMap(
      (group) => group['Properties'].SecurityGroupIngress as { FromPort: number; ToPort: number }[],
    );
    expect(rules.map(({ FromPort, ToPort }) => [FromPort, ToPort])).toEqual([
      [443, 443],
      [80, 80],
      [443, 443],
    ]);
  });

  test('no rule lets anybody in by address: the administrator lists who comes in', () => {
    template.hasResourceProperties(GROUP, {
      SecurityGroupIngress: [443, 80].map((FromPort) =>
        Match.objectLike({ FromPort, CidrIp: Match.absent(), SourcePrefixListId: Match.anyValue() }),
      ),
    });
  });

  test('the machine takes requests from the load balancer only', () => {
    template.hasResourceProperties(GROUP, {
      GroupDescription: Match.stringLikeRegexp('from the load balancer'),
      SecurityGroupIngress: [
        Match.objectLike({
          CidrIp: Match.absent(),
          SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^EntranceGroup'), 'GroupId'] },
        }),
      ],
    });
  });

  test('the load balancer reaches nothing but the machine', () => {
    template.hasResourceProperties(GROUP, {
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      CidrIp: Match.absent(),
      DestinationSecurityGroupId: {
        'Fn::GetAtt': [Match.stringLikeRegexp('^EntranceMachineGroup'), 'GroupId'],
      },
    });
  });

  test('the machine speaks HTTPS only', () => {
    template.hasResourceProperties(GROUP, {
      GroupDescription: Match.stringLikeRegexp('from the load balancer'),
      SecurityGroupEgress: [Match.objectLike({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })],
    });
  });

  test('every volume is encrypted', () => {
    const [instance] = Object.values(template.findResources(INSTANCE));
    const volumes = instance?.['Properties'].BlockDeviceMappings as { Ebs: { Encrypted: boolean } }[];
    expect(volumes.map(({ Ebs }) => Ebs.Encrypted)).toEqual(PHI === 'YES' ? [true, true] : [true]);
  });

  test('the machine gives credentials to requests with a session token only', () => {
    template.hasResourceProperties(INSTANCE, {
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
    });
  });

  test('the machine is watched closely', () => {
    template.hasResourceProperties(INSTANCE, { Monitoring: true, EbsOptimized: true });
  });

  test('the machine has no key pair', () => {
    template.hasResourceProperties(INSTANCE, { KeyName: Match.absent() });
  });

  test('the machine stands in a subnet for applications, never in one for load balancers', () => {
    template.hasResourceProperties(INSTANCE, {
      SubnetId: { 'Fn::Select': [0, { Ref: 'NetworkApplicationSubnetIds' }] },
    });
  });

  test('the machine cannot be terminated by a slip', () => {
    template.hasResourceProperties(INSTANCE, { DisableApiTermination: true });
  });

  test.each([
    ['access_logs.s3.enabled', 'true'],
    ['deletion_protection.enabled', 'true'],
    ['routing.http.drop_invalid_header_fields.enabled', 'true'],
    ['routing.http.desync_mitigation_mode', 'strictest'],
  ])('the load balancer has %s = %s', (Key, Value) => {
    template.hasResourceProperties(BALANCER, {
      LoadBalancerAttributes: Match.arrayWith([{ Key, Value }]),
    });
  });

  test('the load balancer speaks TLS with the certificate of the site, and in the clear says so alone', () => {
    template.resourceCountIs('AWS::ElasticLoadBalancingV2::Listener', 2);
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Protocol: 'HTTPS',
      Port: 443,
      SslPolicy: Match.stringLikeRegexp('^ELBSecurityPolicy-TLS13-1-2-'),
      Certificates: [
        { CertificateArn: Match.stringLikeRegexp(`^arn:aws:acm:${inProd.region}:${inProd.account}:`) },
      ],
    });
  });

  test('requests are encrypted between load balancer and machine too', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Protocol: 'HTTPS',
      HealthCheckProtocol: 'HTTPS',
    });
  });

  test('the firewall of the account stands before the load balancer', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: { Ref: Match.stringLikeRegexp('^EntranceBalancer') },
      WebACLArn: { Ref: 'CatalogWebAclArn' },
    });
  });

  test('the role of the machine has the boundary of products and their path', () => {
    template.allResourcesProperties('AWS::IAM::Role', {
      Path: `/${APPLICATION}-products/`,
      PermissionsBoundary: { Ref: 'CatalogBoundaryArn' },
    });
  });

  test('name, owner and PHI are tags of the machine and of its volumes', () => {
    template.hasResourceProperties(INSTANCE, {
      PropagateTagsToVolumeOnCreation: true,
      Tags: Match.arrayWith([
        { Key: 'Name', Value: 'demo' },
        { Key: 'Owner', Value: 'team@example.org' },
        { Key: 'PHI', Value: PHI },
      ]),
    });
  });

  test('a launch waits until the site is served', () => {
    template.hasResource(INSTANCE, { CreationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT15M' } } });
  });
});

describe('launched for health data', () => {
  const template = made({ PHI: 'YES' });

  test('there is a key of its own, renewed yearly, that outlives the product', () => {
    template.hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('every volume is encrypted with that key', () => {
    template.hasResourceProperties(INSTANCE, {
      BlockDeviceMappings: [
        Match.objectLike({ Ebs: Match.objectLike({ KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }) }),
        Match.objectLike({ Ebs: Match.objectLike({ KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }) }),
      ],
    });
  });

  test('the volume for data stays when the machine goes', () => {
    template.hasResourceProperties(INSTANCE, {
      BlockDeviceMappings: Match.arrayWith([
        Match.objectLike({ DeviceName: '/dev/sdf', Ebs: Match.objectLike({ DeleteOnTermination: false }) }),
      ]),
    });
  });

  test('the machine is in the backup plan of the account', () => {
    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupPlanId: { Ref: 'AuditBackupPlanId' },
      BackupSelection: {
        Resources: [
          {
            'Fn::Join': [
              '',
              [Match.stringLikeRegexp(':instance/$'), { Ref: Match.stringLikeRegexp('^Machine') }],
            ],
          },
        ],
      },
    });
  });
});

test('the plan of the account is the one that the audit layer publishes', () => {
  made({ PHI: 'YES' }).hasParameter('AuditBackupPlanId', {
    Type: 'AWS::SSM::Parameter::Value<String>',
    Default: `/${APPLICATION}/account/audit/backupPlanId`,
  });
});

test('a plan that the settings name comes before that of the audit layer', () => {
  launched(healthcareWebServer, { ...given, PHI: 'YES' }, 'prod', withBackup).hasResourceProperties(
    'AWS::Backup::BackupSelection',
    { BackupPlanId: withBackup.backup?.planId },
  );
});

test('where no health data may be, the audit layer need not be there', () => {
  const withoutIt = testEnvironment('test', { layers: { except: ['audit'] } });
  expect(rendered(healthcareWebServer, withoutIt).text).not.toContain('/audit/');
});

test.each([
  ['AWS::KMS::Key', 0],
  ['AWS::Backup::BackupSelection', 0],
])('without health data there is no %s', (type, count) => {
  made().resourceCountIs(type, count);
});

test.each([
  ['PROD', 'internet-facing', 'NetworkPublicSubnetIds', 'CatalogPublicRangesId'],
  ['TEST', 'internal', 'NetworkApplicationSubnetIds', 'CatalogInternalRangesId'],
])('in %s the load balancer is %s', (Environment, Scheme, Ref, ranges) => {
  made({ Environment }).hasResourceProperties(BALANCER, { Scheme, Subnets: { Ref } });
  made({ Environment }).hasResourceProperties(GROUP, {
    SecurityGroupIngress: Array.from({ length: 2 }, () =>
      Match.objectLike({ SourcePrefixListId: { Ref: ranges } }),
    ),
  });
});

test.each([
  ['t4g.micro', 'CatalogArmImageId'],
  ['t3.micro', 'CatalogX86ImageId'],
])('%s starts from the approved image for its processor', (InstanceType, Ref) => {
  made({ InstanceType }).hasResourceProperties(INSTANCE, { InstanceType, ImageId: { Ref } });
});

test('an update takes the protection off before a product is terminated', () => {
  const template = made({ DeletionProtection: 'OFF' });
  template.hasResourceProperties(INSTANCE, { DisableApiTermination: false });
  template.hasResourceProperties(BALANCER, {
    LoadBalancerAttributes: Match.arrayWith([{ Key: 'deletion_protection.enabled', Value: 'false' }]),
  });
});

test('the address of the site is the name that its certificate is for', () => {
  made({ DomainName: 'www.example.org' }).hasOutput('SiteUrl', {
    Value: { 'Fn::Join': ['', ['https://', 'www.example.org', '/']] },
  });
});

test('without a name of its own the site is at the load balancer', () => {
  made().hasOutput('SiteUrl', {
    Value: {
      'Fn::Join': [
        '',
        ['https://', { 'Fn::GetAtt': [Match.stringLikeRegexp('^EntranceBalancer'), 'DNSName'] }, '/'],
      ],
    },
  });
});

test('a sound launch has no problem', () => {
  expect(problems({})).toEqual([]);
});

test('health data may be launched where they may be, with a backup plan', () => {
  expect(problems({ PHI: 'YES' })).toEqual([]);
});

test('health data are refused without a backup plan', () => {
  expect(problems({ PHI: 'YES' }, withoutAudit)).toEqual([
    expect.stringMatching(/^PatientDataBackedUp: .*expected the audit layer/),
  ]);
});

test('a plan that the settings name is enough without the audit layer', () => {
  expect(problems({ PHI: 'YES' }, withoutAudit, withBackup)).toEqual([]);
});

test.each([
  ['with a plan that the settings name', withBackup],
  ['without a word of a plan that nobody looked for', {}],
])('health data are refused in public subnets, and in an account that is not for them, %s', (_, changes) => {
  expect(problems({ PHI: 'YES' }, 'test', changes)).toEqual([
    expect.stringMatching(/^PatientDataInTheirAccount: .*expected PHI=NO here$/),
    expect.stringMatching(/^PatientDataInPrivateSubnets: .*expected PHI=NO here$/),
  ]);
});

test.each([
  ['InstanceType', 'm4.large', /expected one of t4g\.micro/],
  ['Repository', 'unknown', /expected one of healthcare-site/],
  ['PHI', 'MAYBE', /expected one of YES, NO/],
  ['Environment', 'DEV', /expected one of PROD, TEST/],
  ['InstanceOwnerEmail', 'nobody', /expected an e-mail address/],
  ['InstanceOwnerEmail', 'a@b', /expected an e-mail address/],
  ['FriendlyName', 'a', /expected 3 to 32/],
  ['FriendlyName', 'A-b-c', /expected 3 to 32/],
  ['WebDirectory', '../etc', /expected a folder below the top/],
  ['WebDirectory', '/etc', /expected a folder below the top/],
  ['WebDirectory', 'a"; reboot; "', /expected a folder below the top/],
  ['DomainName', 'https://example.org', /expected a domain name/],
  [
    'CertificateArn',
    `arn:aws:acm:us-east-1:${inProd.account}:certificate/x`,
    /expected the ARN of an ACM certificate/,
  ],
  ['SubnetKind', 'public', /expected one of private/],
  ['NetworkVpcId', `/${APPLICATION}/test/network/vpcId`, /expected no value of your own/],
])('%s=%s is refused with what was expected', (name, value, expected) => {
  expect(problems({ [name]: value })).toEqual([expect.stringMatching(expected)]);
});

describe('a launch into a network', () => {
  /** What CloudFormation says, which puts stored values in the place of their names. */
  const refusals = (wayOut: string, environment = 'prod'): string[] => {
    const { Rules = {}, Parameters = {} } = rendered(healthcareWebServer, environment).template;
    const stored = { ...Parameters, NetworkWayOut: { Type: 'String', Default: wayOut } };
    return launchProblems({ Rules, Parameters: stored, Resources: {} }, given)
      .map(({ path }) => path.join('.'))
      .filter((name) => name === 'MachineReachesRepository');
  };

  test('without a way out is refused before anything is made', () => {
    expect(refusals('none')).toEqual(['MachineReachesRepository']);
  });

  test('with NAT is not', () => {
    expect(refusals('nat')).toEqual([]);
  });

  test('of the embedded AWS, which starts no machine, is not', () => {
    expect(rendered(healthcareWebServer, 'local').template.Rules).not.toHaveProperty(
      'MachineReachesRepository',
    );
  });

  test('is told what the network publishes', () => {
    expect(rendered(healthcareWebServer).template.Parameters?.['NetworkWayOut']).toMatchObject({
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: `/${APPLICATION}/prod/network/wayOut`,
    });
  });
});
