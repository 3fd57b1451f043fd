import type { Rule, Verdict } from '../../rule';
import { mayHoldHealthData, judged, propertyRule } from '../../reading/property-rule';
import { readings, items, isFalse } from '../../reading/values';
import { trafficRules, isOnly } from '../../reading/traffic';
import type { TemplateView, ViewedResource } from '../../template-view';
import { opensToRedirectsOnly } from './redirecting-listeners';

/** Types that list the subnets in which data stores stand, with the property that does. */
const subnetGroups: Readonly<Record<string, string>> = {
  'AWS::RDS::DBSubnetGroup': 'SubnetIds',
  'AWS::DocDB::DBSubnetGroup': 'SubnetIds',
  'AWS::Neptune::DBSubnetGroup': 'SubnetIds',
  'AWS::ElastiCache::SubnetGroup': 'SubnetIds',
  'AWS::MemoryDB::SubnetGroup': 'SubnetIds',
  'AWS::Redshift::ClusterSubnetGroup': 'SubnetIds',
  'AWS::DAX::SubnetGroup': 'SubnetIds',
};

/** Types of data stores with the property that lists their security groups. */
const securityGroupLists: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster': 'VpcSecurityGroupIds',
  'AWS::RDS::DBInstance': 'VPCSecurityGroups',
  'AWS::DocDB::DBCluster': 'VpcSecurityGroupIds',
  'AWS::Neptune::DBCluster': 'VpcSecurityGroupIds',
  'AWS::ElastiCache::ReplicationGroup': 'SecurityGroupIds',
  'AWS::MemoryDB::Cluster': 'SecurityGroupIds',
  'AWS::Redshift::Cluster': 'VpcSecurityGroupIds',
};

/** Ports that the internet may speak to: HTTPS. */
const authorized: readonly number[] = [443];

/** Port of requests in the clear, open where they are sent on to HTTPS and nothing else can happen to them. */
const PLAIN = 80;

export const networkRules: readonly Rule[] = [
  /**
   * What computes may call out; what stores has no reason to. So an open way out is judged for the groups of data stores
   * alone. A group that says nothing about egress lets everything out.
   */
  {
    id: 'DataStoreEgressClosed',
    description: 'A data store with health data cannot send anything to the internet',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 SC-7(5)'],
    remedy: 'List SecurityGroupEgress without 0.0.0.0/0 (CDK: allowAllOutbound: false).',
    evaluate: (template, context) => {
      if (!mayHoldHealthData(context)) return [];
      const groups = template
        .resources(...Object.keys(securityGroupLists))
        .flatMap(({ Type, properties }) => readings(properties, `${securityGroupLists[Type] ?? ''}.*`))
        .map((group) => template.target(group)?.logicalId);
      const open = trafficRules(template, 'Egress').filter(({ range }) => range === 'open');
      return template
        .resources('AWS::EC2::SecurityGroup')
        .filter(({ logicalId }) => groups.includes(logicalId))
        .map((group) => {
          const value = group.properties['SecurityGroupEgress'];
          const isOpen = open.some(
            ({ resource }) =>
              resource.logicalId === group.logicalId ||
              template.target(resource.properties['GroupId'])?.logicalId === group.logicalId,
          );
          return judged(group, {
            property: 'SecurityGroupEgress',
            value,
            holds: value !== undefined && !isOpen,
            problem: 'whoever gets into the store can send its data anywhere',
          });
        });
    },
  },

  /** A group that says nothing lets everything out. Rules that stand alone add to what a group says, and take nothing away. */
  {
    id: 'EgressStated',
    description: 'Groups of machines near health data say what may go out',
    citations: ['45 CFR 164.312(e)(1)', 'NIST 800-53r5 SC-7(5)'],
    remedy: 'List SecurityGroupEgress (CDK: allowAllOutbound: false, and what is needed).',
    evaluate: (template, { dataClass }) =>
      (dataClass === 'phi' ? template.resources('AWS::EC2::SecurityGroup') : []).map((group) => {
        const property = 'SecurityGroupEgress';
        const value = group.properties[property];
        return judged(group, {
          property,
          value,
          holds: value !== undefined,
          problem: 'everything may go out',
        });
      }),
  },

  /** Whatever got into a machine calls home by a port that nobody looks at, or reads along. */
  {
    id: 'EgressEncrypted',
    description: `What goes out to the internet from near health data goes to port ${authorized.join(', ')}`,
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-7(5)'],
    remedy: 'Let out tcp 443 alone, or name the group or range that is spoken to.',
    evaluate: (template, { dataClass }) =>
      (dataClass === 'phi' ? trafficRules(template, 'Egress') : [])
        .filter(({ range }) => range === 'open')
        .map(({ resource, property, rule }) =>
          judged(resource, {
            property,
            value: rule,
            holds: isOnly(rule, authorized),
            problem: 'it speaks to the internet on other ports',
          }),
        ),
  },

  /** Subnets of another template are judged nowhere: neither template shows the whole way. */
  {
    id: 'DataSubnetsUnreachable',
    description: 'No route leads from the subnets of a data store to an internet gateway',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 SC-7'],
    remedy:
      'Put data stores into subnets without a route to an internet gateway (CDK: SubnetType.PRIVATE_ISOLATED).',
    evaluate: (template) =>
      template.resources(...Object.keys(subnetGroups)).flatMap((group) => {
        const property = subnetGroups[group.Type] ?? '';
        return readings(group.properties, `${property}.*`).flatMap((value) => {
          const subnet = template.target(value);
          if (subnet?.Type !== 'AWS::EC2::Subnet') return [];
          const holds = !subnetRoutes(subnet, template).some((route) => leadsToInternet(route, template));
          const problem = `the route table of ${subnet.logicalId} leads to the internet`;
          return [judged(group, { property, value, holds, problem })];
        });
      }),
  },

  /**
   * A rule whose range only shows when the stack is deployed is passed over in silence: it is neither proof nor failure.
   */
  {
    id: 'IngressOnAuthorizedPorts',
    description: `The internet reaches port ${authorized.join(', ')} and no other, but for redirects to it`,
    citations: [
      '45 CFR 164.312(e)(1)',
      '45 CFR 164.312(a)(1)',
      'NIST 800-53r5 SC-7',
      'AWS Config VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
    ],
    remedy: 'Name the security group or range that may come in, or shut the port and use Session Manager.',
    evaluate: (template): readonly Verdict[] => [
      ...template
        .resources('AWS::EC2::SecurityGroup')
        .filter(({ properties: { SecurityGroupIngress: rules } }) => items(rules).length === 0)
        .map((group) =>
          judged(group, { property: 'SecurityGroupIngress', value: undefined, holds: true, problem: '' }),
        ),
      ...trafficRules(template, 'Ingress')
        .filter(({ range }) => range !== 'hidden')
        .map(({ resource, property, rule, range }) =>
          judged(resource, {
            property,
            value: rule,
            holds: range === 'closed' || isOnly(rule, authorized) || isRedirected(resource, rule, template),
            problem: 'the internet comes in on ports that are not authorised',
          }),
        ),
    ],
  },

  {
    id: 'InternetGatewayAtOwnVpc',
    description: 'An internet gateway opens a VPC of its own template and no other',
    citations: [
      '45 CFR 164.312(e)(1)',
      '45 CFR 164.312(a)(1)',
      'NIST 800-53r5 SC-7',
      'AWS Config INTERNET_GATEWAY_AUTHORIZED_VPC_ONLY',
    ],
    remedy: 'Attach the gateway to the VPC of the template, or remove it.',
    evaluate: (template) => [
      ...template.resources('AWS::EC2::InternetGateway').map((gateway) => {
        const attachments = template
          .resources('AWS::EC2::VPCGatewayAttachment')
          .filter(
            ({ properties }) =>
              template.target(properties['InternetGatewayId'])?.logicalId === gateway.logicalId,
          );
        const wrong = attachments.find(
          ({ properties }) => template.target(properties['VpcId'])?.Type !== 'AWS::EC2::VPC',
        );
        return judged(gateway, {
          property: 'VPCGatewayAttachment.VpcId',
          value: (wrong ?? attachments[0])?.properties['VpcId'],
          holds: attachments.length > 0 && wrong === undefined,
          problem: wrong
            ? 'the VPC is not of this template'
            : 'the gateway belongs to no VPC and waits for one',
        });
      }),
      ...template
        .resources('AWS::EC2::VPCGatewayAttachment')
        .filter(
          ({ properties: { InternetGatewayId: value } }) => value !== undefined && !template.target(value),
        )
        .map((attachment) =>
          judged(attachment, {
            property: 'InternetGatewayId',
            value: attachment.properties['InternetGatewayId'],
            holds: false,
            problem: 'the gateway is not of this template',
          }),
        ),
    ],
  },

  /** About public subnets too: what must be reached from outside asks for an address by name. */
  propertyRule({
    id: 'SubnetWithoutPublicAddresses',
    description: 'Nothing gets a public address just by being put into a subnet',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(a)(1)', 'NIST 800-53r5 SC-7'],
    remedy: 'Set MapPublicIpOnLaunch to false (CDK: mapPublicIpOnLaunch: false).',
    checks: [
      {
        types: ['AWS::EC2::Subnet'],
        property: 'MapPublicIpOnLaunch',
        holds: (value) => value === undefined || isFalse(value),
        problem: 'every server that starts here can be reached from the internet',
      },
    ],
  }),
];

/** Whether all that a rule of a group lets in is sent on to HTTPS. */
function isRedirected(
  resource: ViewedResource,
  rule: Readonly<Record<string, unknown>>,
  template: TemplateView,
): boolean {
  const inGroup = resource.Type === 'AWS::EC2::SecurityGroup';
  const group = inGroup ? resource : template.target(resource.properties['GroupId']);
  return isOnly(rule, [PLAIN]) && group !== undefined && opensToRedirectsOnly(group.logicalId, template);
}

/** Routes of the table that a subnet is associated with. None for the main table of a VPC: no template fills it. */
function subnetRoutes(subnet: ViewedResource, template: TemplateView): readonly ViewedResource[] {
  const tables = template
    .resources('AWS::EC2::SubnetRouteTableAssociation')
    .filter(({ properties }) => template.target(properties['SubnetId'])?.logicalId === subnet.logicalId)
    .map(({ properties }) => template.target(properties['RouteTableId'])?.logicalId);
  return template.resources('AWS::EC2::Route').filter(({ properties }) => {
    const table = template.target(properties['RouteTableId'])?.logicalId;
    return table !== undefined && tables.includes(table);
  });
}

/** Whether a route leads to the internet and back: an internet gateway, known by its type or its id. */
function leadsToInternet({ properties }: ViewedResource, template: TemplateView): boolean {
  const gateway = properties['GatewayId'];
  if (template.target(gateway)?.Type === 'AWS::EC2::InternetGateway') return true;
  return typeof gateway === 'string' && gateway.startsWith('igw-');
}
