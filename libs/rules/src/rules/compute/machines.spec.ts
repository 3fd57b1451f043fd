import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../../testing/outcomes';
import { machines } from './machines';
import { TemplateView } from '../../template-view';

const judge = (Properties: Record<string, unknown>, Type = 'AWS::EC2::Instance') =>
  outcomes('MachineImdsV2', { Machine: { Type, Properties } });
const required = { MetadataOptions: { HttpTokens: 'required' } };

test.each([
  ['AWS::EC2::Instance', required],
  ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: required }],
  ['AWS::AutoScaling::LaunchConfiguration', required],
])('%s that requires tokens passes', (type, properties) => {
  expect(judge(properties, type)).toEqual(['pass Machine']);
});

test.each([{}, { MetadataOptions: { HttpTokens: 'optional' } }, { MetadataOptions: { Ref: 'Options' } }])(
  'a machine with %j fails',
  (properties) => expect(judge(properties)).toEqual(['fail Machine']),
);

describe('MachineManagedBySsm', () => {
  const core = {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonSSMManagedInstanceCore']],
  };
  const judge = (
    profile: unknown,
    role: Record<string, unknown>,
    others: Record<string, TemplateResource> = {},
  ) =>
    outcomes('MachineManagedBySsm', {
      Machine: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: profile } },
      Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Role' }] } },
      Role: { Type: 'AWS::IAM::Role', Properties: role },
      ...others,
    });

  test.each([{ Ref: 'Profile' }, { Arn: { 'Fn::GetAtt': ['Profile', 'Arn'] } }])(
    'a machine with the profile %j and the policy of AWS passes',
    (profile) => expect(judge(profile, { ManagedPolicyArns: [core] })).toEqual(['pass Machine']),
  );

  test('a machine whose own policy lets the agent report passes', () => {
    const Statement = { Effect: 'Allow', Action: ['ssm:UpdateInstanceInformation'], Resource: '*' };
    const Policy = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement } },
    };
    expect(judge({ Ref: 'Profile' }, {}, { Policy })).toEqual(['pass Machine']);
  });

  test('a machine whose role may do nothing fails', () =>
    expect(judge({ Ref: 'Profile' }, {})).toEqual(['fail Machine']));

  test('a machine without a profile fails', () => expect(judge(undefined, {})).toEqual(['fail Machine']));

  test('a profile of another template is trusted', () => {
    expect(judge({ 'Fn::ImportValue': 'Profile' }, {})).toEqual(['pass Machine']);
  });
});

describe('MachineNoPublicIp', () => {
  const judge = (Properties: Record<string, unknown>, Type = 'AWS::EC2::Instance') =>
    outcomes('MachineNoPublicIp', {
      Machine: { Type, Properties },
      Public: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } },
      Private: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: false } },
    });

  test.each([
    { NetworkInterfaces: [{ AssociatePublicIpAddress: false, SubnetId: { Ref: 'Public' } }] },
    { SubnetId: { Ref: 'Private' } },
    { SubnetId: { Ref: 'SubnetOfAnotherLayer' } },
    {},
  ])('a machine with %j passes', (properties) => expect(judge(properties)).toEqual(['pass Machine']));

  test.each([
    { NetworkInterfaces: [{ AssociatePublicIpAddress: true }] },
    { NetworkInterfaces: [{ AssociatePublicIpAddress: { Ref: 'Public' } }] },
    { NetworkInterfaces: [{ AssociatePublicIpAddress: false }, { AssociatePublicIpAddress: true }] },
    { SubnetId: { Ref: 'Public' } },
  ])('a machine with %j fails', (properties) => expect(judge(properties)).toEqual(['fail Machine']));

  test('a launch configuration says it directly', () => {
    const type = 'AWS::AutoScaling::LaunchConfiguration';
    expect(judge({ AssociatePublicIpAddress: true }, type)).toEqual(['fail Machine']);
  });
});

describe('MachineNoSshKey', () => {
  const judge = (Properties: Record<string, unknown>) =>
    outcomes('MachineNoSshKey', { Machine: { Type: 'AWS::EC2::Instance', Properties } });

  test.each([{}, { KeyName: '' }, { KeyName: { Ref: 'AWS::NoValue' } }])(
    'a machine with %j passes',
    (properties) => {
      expect(judge(properties)).toEqual(['pass Machine']);
    },
  );

  test.each([{ KeyName: 'shared' }, { KeyName: { Ref: 'Key' } }])('a machine with %j fails', (properties) => {
    expect(judge(properties)).toEqual(['fail Machine']);
  });
});

describe('MachineVolumesEncrypted', () => {
  const judge = (BlockDeviceMappings: unknown) =>
    outcomes('MachineVolumesEncrypted', {
      Machine: { Type: 'AWS::EC2::Instance', Properties: { BlockDeviceMappings } },
    });
  const root = { DeviceName: '/dev/xvda', Ebs: { Encrypted: true } };

  test.each([[[root]], [[root, { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' }]]])(
    'a machine with %j passes',
    (mappings) => expect(judge(mappings)).toEqual(['pass Machine']),
  );

  test.each([
    [undefined],
    [[]],
    [[{ DeviceName: '/dev/xvda', Ebs: {} }]],
    [[root, { DeviceName: '/dev/sdb', Ebs: { Encrypted: false } }]],
    [[{ DeviceName: '/dev/xvda' }]],
    [{ Ref: 'Mappings' }],
  ])('a machine with %j fails', (mappings) => expect(judge(mappings)).toEqual(['fail Machine']));
});

describe('EmrMasterNoPublicIp', () => {
  const judge = (Instances: Record<string, unknown>) =>
    outcomes('EmrMasterNoPublicIp', {
      Cluster: { Type: 'AWS::EMR::Cluster', Properties: { Instances } },
      Public: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: true } },
      Private: { Type: 'AWS::EC2::Subnet' },
    });
  const ServiceAccessSecurityGroup = { Ref: 'Group' };

  test.each([
    { Ec2SubnetId: { Ref: 'Private' } },
    { Ec2SubnetIds: [{ Ref: 'Private' }] },
    { Ec2SubnetId: { Ref: 'SubnetOfAnotherLayer' }, ServiceAccessSecurityGroup },
  ])('a cluster with %j passes', (instances) => expect(judge(instances)).toEqual(['pass Cluster']));

  test.each([
    {},
    { Ec2SubnetId: { Ref: 'Public' } },
    { Ec2SubnetId: { Ref: 'Public' }, ServiceAccessSecurityGroup },
    { Ec2SubnetIds: [{ Ref: 'Private' }, { Ref: 'Public' }] },
    { Ec2SubnetId: { Ref: 'SubnetOfAnotherLayer' } },
  ])('a cluster with %j fails', (instances) => expect(judge(instances)).toEqual(['fail Cluster']));
});

const settings = (Resources: Record<string, TemplateResource>) =>
  machines(new TemplateView({ Resources })).map((machine) => machine.settings);
const Launch = {
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateData: { KeyName: 'template', ImageId: 'ami' } },
};
const instance = (Properties: Record<string, unknown>) => ({
  Machine: { Type: 'AWS::EC2::Instance', Properties },
});

test('the settings of an instance are its properties', () => {
  expect(settings(instance({ KeyName: 'own' }))).toEqual([{ KeyName: 'own' }]);
});

test('the settings of a launch template are its data', () => {
  expect(settings({ Launch })).toEqual([{ KeyName: 'template', ImageId: 'ami' }]);
});

test('an instance takes over what its launch template says', () => {
  const LaunchTemplate = { LaunchTemplateId: { Ref: 'Launch' } };
  const [own] = settings({ ...instance({ LaunchTemplate, KeyName: 'own' }), Launch });
  expect(own).toMatchObject({ KeyName: 'own', ImageId: 'ami' });
});

test('a launch template of somebody else says nothing', () => {
  const LaunchTemplate = { LaunchTemplateId: 'lt-0123' };
  expect(settings(instance({ LaunchTemplate }))).toEqual([{ LaunchTemplate }]);
});

test('a launch configuration is a machine too', () => {
  expect(settings({ Old: { Type: 'AWS::AutoScaling::LaunchConfiguration' } })).toEqual([{}]);
});

describe('MachineDetailedMonitoring', () => {
  const judge = (Type: string, Properties: Record<string, unknown>) =>
    outcomes('MachineDetailedMonitoring', { Machine: { Type, Properties } });

  test.each([
    ['AWS::EC2::Instance', { Monitoring: true }],
    ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { Monitoring: { Enabled: true } } }],
    ['AWS::AutoScaling::LaunchConfiguration', {}],
  ])('%s with %j passes', (type, properties) => expect(judge(type, properties)).toEqual(['pass Machine']));

  test.each([
    ['AWS::EC2::Instance', {}],
    ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: {} }],
    ['AWS::AutoScaling::LaunchConfiguration', { InstanceMonitoring: false }],
  ])('%s with %j fails', (type, properties) => expect(judge(type, properties)).toEqual(['fail Machine']));

  test('an instance is monitored as its launch template says', () => {
    const resources = {
      Launch: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: { Monitoring: { Enabled: true } } },
      },
      Machine: {
        Type: 'AWS::EC2::Instance',
        Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Launch' } } },
      },
    };
    expect(outcomes('MachineDetailedMonitoring', resources)).toEqual(['pass Launch', 'pass Machine']);
  });
});
