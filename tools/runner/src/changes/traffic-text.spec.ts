import { trafficText } from './traffic-text';

test.each([
  [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }, 'tcp 443, 0.0.0.0/0'],
  [{ IpProtocol: 'udp', FromPort: 1, ToPort: 9, CidrIpv6: '::/0' }, 'udp 1 to 9, ::/0'],
  [
    { IpProtocol: '-1', SourceSecurityGroupId: { 'Fn::GetAtt': ['Web', 'GroupId'] } },
    'all traffic, ${Web.GroupId}',
  ],
  [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }, 'icmp, no address'],
])('%j is read as "%s"', (rule, text) => {
  expect(trafficText(rule)).toBe(text);
});
