import type { TemplateView, ViewedResource } from '@hipaa-cdk/rules';

type Values = Readonly<Record<string, unknown>>;

/** What can have a security group and is no load balancer. */
const MACHINES = [
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::EC2::Instance',
  'AWS::EC2::LaunchTemplate',
  'AWS::EC2::NetworkInterface',
  'AWS::ECS::Service',
  'AWS::Lambda::Function',
];

/**
 * Whether a security group is the front door of an application: worn by load balancers that face the internet and by
 * nothing else, and open for HTTPS alone. Closing that to the internet would close the application.
 */
export function isFrontDoor(template: TemplateView, logicalId: string): boolean {
  const group = template.resources('AWS::EC2::SecurityGroup').find((one) => one.logicalId === logicalId);
  const wearers = template
    .resources('AWS::ElasticLoadBalancingV2::LoadBalancer')
    .filter(({ properties }) => names(properties['SecurityGroups'], logicalId));
  return (
    group !== undefined &&
    wearers.length > 0 &&
    wearers.every(({ properties }) => properties['Scheme'] === 'internet-facing') &&
    !template.resources(...MACHINES).some(({ properties }) => names(properties, logicalId)) &&
    ingress(group).every((rule) => !isOpen(rule) || isHttps(rule))
  );
}

function ingress({ properties }: ViewedResource): readonly Values[] {
  const rules = properties['SecurityGroupIngress'];
  return Array.isArray(rules) ? (rules as readonly Values[]) : [];
}

function isOpen(rule: Values): boolean {
  return ['CidrIp', 'CidrIpv6'].some((range) => String(rule[range]).endsWith('/0'));
}

function isHttps({ IpProtocol, FromPort, ToPort }: Values): boolean {
  return IpProtocol === 'tcp' && FromPort === 443 && ToPort === 443;
}

/** Whether a reference to the resource stands anywhere in a value. */
function names(value: unknown, logicalId: string): boolean {
  return JSON.stringify(value ?? null).includes(JSON.stringify(logicalId));
}
