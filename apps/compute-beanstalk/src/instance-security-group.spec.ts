import { databasePort } from '@hipaa-cdk/contracts-database';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, testEnvironment } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

const groupId = (id: string) => ({ 'Fn::GetAtt': [expect.stringMatching(id) as string, 'GroupId'] });
const machines = groupId('^BeanstalkSecurityGroup');
const balancer = groupId('^WebSecurityGroup');

const group = (template: Template) =>
  Object.entries(template.findResources('AWS::EC2::SecurityGroup')).find(([id]) =>
    id.startsWith('BeanstalkSecurityGroup'),
  )?.[1]['Properties'];
const rules = (template: Template, direction: 'Ingress' | 'Egress') =>
  Object.entries(template.findResources(`AWS::EC2::SecurityGroup${direction}`))
    .filter(([id]) => id.startsWith('BeanstalkSecurityGroup'))
    .map(([, { Properties }]) => Properties as Record<string, unknown>);

describe.each(everyEnvironment('compute-beanstalk'))('in %s', (name) => {
  const template = () => layerTemplate(app, name);

  test('machines let the load balancer in, to their proxy, and nobody else', () => {
    expect(group(template())).not.toHaveProperty('SecurityGroupIngress');
    expect(
      rules(template(), 'Ingress').filter(({ GroupId }) => JSON.stringify(GroupId).includes('Beanstalk')),
    ).toEqual([
      {
        Description: 'the load balancer',
        IpProtocol: 'tcp',
        FromPort: 80,
        ToPort: 80,
        GroupId: machines,
        SourceSecurityGroupId: balancer,
      },
    ]);
  });

  test('machines reach AWS over TLS', () => {
    expect(group(template())?.SecurityGroupEgress).toEqual([
      expect.objectContaining({ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }),
    ]);
  });

  test('machines reach the database, which lets them in', () => {
    const number = databasePort(findEnvironment(name));
    const port = { IpProtocol: 'tcp', FromPort: number, ToPort: number };
    const database = { Ref: 'DatabaseSecurityGroupId' };
    const [out, ...others] = rules(template(), 'Egress');
    expect(out).toMatchObject({ ...port, GroupId: machines, DestinationSecurityGroupId: database });
    expect([out?.['CidrIp'], others]).toEqual([undefined, []]);
    expect(rules(template(), 'Ingress')).toContainEqual(
      expect.objectContaining({ ...port, GroupId: database, SourceSecurityGroupId: machines }),
    );
  });

  test('the load balancer reaches the proxy of machines, and nothing else', () => {
    const out = Object.entries(template().findResources('AWS::EC2::SecurityGroupEgress'))
      .filter(([id]) => id.startsWith('Web'))
      .map(([, { Properties }]) => Properties as Record<string, unknown>);
    expect(out).toEqual([
      {
        Description: expect.any(String) as string,
        GroupId: expect.anything() as unknown,
        IpProtocol: 'tcp',
        FromPort: 80,
        ToPort: 80,
        DestinationSecurityGroupId: machines,
      },
    ]);
    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: Match.stringLikeRegexp('^Load balancer'),
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });
});

test('without a database there is nothing else that machines reach', () => {
  const template = layerTemplate(app, testEnvironment('prod', { layers: { except: ['database'] } }));
  expect(rules(template, 'Egress')).toEqual([]);
});
