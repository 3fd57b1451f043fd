import { outcomesOf } from '../../testing/outcomes-of';
import { ingressOnAuthorizedPorts } from './ingress-on-authorized-ports';

const group = outcomesOf(ingressOnAuthorizedPorts, 'AWS::EC2::SecurityGroup');

const ingress = (rule: Readonly<Record<string, unknown>>) => group({ SecurityGroupIngress: [rule] });
const alone = outcomesOf(ingressOnAuthorizedPorts, 'AWS::EC2::SecurityGroupIngress');
const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

test.each([
  ['the internet on 443', { ...https, CidrIp: '0.0.0.0/0' }],
  [
    'the same as text and number of the protocol',
    { IpProtocol: '6', FromPort: '443', ToPort: '443', CidrIpv6: '::/0' },
  ],
  ['a network of our own', { IpProtocol: '-1', CidrIp: '10.0.0.0/16' }],
  [
    'another group',
    { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: { Ref: 'App' } },
  ],
])('%s passes', (_kind, rule) => expect(ingress(rule)).toEqual(['pass']));

test.each([
  ['a shell', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0', Description: 'for us' }],
  ['port 80', { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv6: '::/0' }],
  ['a range around 443', { IpProtocol: 'tcp', FromPort: 440, ToPort: 450, CidrIp: '0.0.0.0/0' }],
  ['a range from 443', { IpProtocol: 'tcp', FromPort: 443, ToPort: 444, CidrIp: '0.0.0.0/0' }],
  ['all protocols', { IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
  ['all protocols as a number', { IpProtocol: -1, FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  ['another protocol on 443', { IpProtocol: 'udp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  ['half of the internet', { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '128.0.0.0/1' }],
  [
    'a port that does not show',
    { IpProtocol: 'tcp', FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' }, CidrIp: '0.0.0.0/0' },
  ],
  [
    'one wide range of two',
    { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/8', CidrIpv6: '::/0' },
  ],
])('%s fails', (_kind, rule) => expect(ingress(rule)).toEqual(['fail']));

test('a rule that stands alone is judged', () => {
  expect(alone({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' })).toEqual(['fail']);
});

test('a range that does not show is passed over', () => {
  expect(ingress({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: { Ref: 'Office' } })).toEqual([]);
});

test('a group that lets nobody in passes', () => expect(group({})).toEqual(['pass']));
