import { subject } from '../../fixtures/subject';
import { shortName } from '../judgement/rule-id';
import { judgeByNag } from './judge-by-nag';

const RULE = 'VPCDefaultSecurityGroupClosed';
const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const closes = (name: string) => ({
  Type: 'Custom::VpcRestrictDefaultSG',
  Properties: { ServiceToken: 'x', DefaultSecurityGroupId: { 'Fn::GetAtt': [name, 'DefaultSecurityGroup'] } },
});
const failing = (resources: Parameters<typeof subject>[0]): string[] =>
  judgeByNag([subject(resources)])
    .findings.filter(({ rule }) => shortName(rule) === RULE)
    .map(({ logicalId }) => logicalId);

test('a VPC whose default security group nobody empties fails', () => {
  expect(failing({ Vpc: vpc })).toEqual(['Vpc', 'Vpc']);
});

test('a VPC whose default security group is emptied passes, though the template has no construct tree', () => {
  expect(failing({ Vpc: vpc, Close: closes('Vpc') })).toEqual([]);
});

test('emptying the group of one VPC closes no other', () => {
  expect(failing({ Vpc: vpc, Second: vpc, Close: closes('Vpc') })).toEqual(['Second', 'Second']);
});
