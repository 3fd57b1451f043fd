import type { TemplateView, ViewedResource } from '../../template-view';
import { isRecord, items, numberOf, readings, written } from '../../reading/values';
import { beanstalks, optionSettings } from '../compute/beanstalk-options';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const BEANSTALK = 'AWS::ElasticBeanstalk::Environment';

/** Options in which Beanstalk names the load balancer that stands before its machines, and no machine. */
const BALANCER_OPTIONS = 'aws:elbv2:loadbalancer';

/** What names a security group without being in it. */
const ABOUT_GROUPS: ReadonlySet<string> = new Set([
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
]);

/**
 * Whether all that a listener ever does with a request in the clear is to say where HTTPS is: its one action is that redirect,
 * and nothing gives it a rule. Whatever else of the template names it could, an output or a parameter for others included.
 */
export function onlySendsToHttps(listener: ViewedResource, template: TemplateView): boolean {
  const { Protocol: protocol, DefaultActions: actions, Port: port } = listener.properties;
  const [action, ...others] = items(actions);
  return (
    protocol === 'HTTP' &&
    others.length === 0 &&
    isRecord(action) &&
    readings(action, 'Type').every((type) => type === 'redirect') &&
    readings(action, 'RedirectConfig.Protocol').every((to) => to === 'HTTPS') &&
    !isNamed(listener, template) &&
    !beanstalks(template).some((environment) => takesFrom(environment, numberOf(port), template))
  );
}

/**
 * Whether port 80 of a security group leads to redirects to HTTPS and nowhere else: load balancers of the template alone wear
 * it, and each of them listens in the clear for that only.
 */
export function opensToRedirectsOnly(groupId: string, template: TemplateView): boolean {
  const wearers = template
    .resources()
    .filter((resource) => !ABOUT_GROUPS.has(resource.Type) && names(withoutBalancers(resource), groupId));
  return (
    wearers.length > 0 &&
    !names(template.template.Outputs, groupId) &&
    wearers.every(({ Type }) => Type === BALANCER) &&
    wearers.every((balancer) => {
      const plain = template
        .resources(LISTENER)
        .filter(
          ({ properties }) =>
            template.target(properties['LoadBalancerArn'])?.logicalId === balancer.logicalId,
        )
        .filter(({ properties }) => properties['Protocol'] !== 'HTTPS');
      return plain.length > 0 && plain.every((listener) => onlySendsToHttps(listener, template));
    })
  );
}

/** Whether anything else of the template refers to a resource. */
function isNamed({ logicalId }: ViewedResource, { template }: TemplateView): boolean {
  const others = Object.entries(template.Resources).filter(([id]) => id !== logicalId);
  return [...others.map(([, { Properties }]) => Properties), template.Outputs].some((one) =>
    names(one, logicalId),
  );
}

/** Whether a reference to a resource stands anywhere in a value, in whichever way it is written. */
function names(value: unknown, logicalId: string): boolean {
  return new RegExp(`("|\\$\\{)${logicalId}("|[.}])`).test(written(value));
}

/** A listener that is another's gets a rule for an environment that is told so, or that is told of no listener at all. */
function takesFrom(environment: ViewedResource, port: number | undefined, template: TemplateView): boolean {
  const { namespaces, hasOwnLoadBalancer } = optionSettings(environment, template);
  if (hasOwnLoadBalancer || !namespaces.includes(BALANCER_OPTIONS)) return false;
  const listeners = namespaces.filter((namespace) => namespace.startsWith('aws:elbv2:listener:'));
  return (
    listeners.length === 0 ||
    port === undefined ||
    listeners.some((listener) => listener.endsWith(`:${port}`) || listener.endsWith(':default'))
  );
}

/** Properties of a resource, without those in which an environment of Beanstalk speaks of its load balancer. */
function withoutBalancers({ Type, properties }: ViewedResource): unknown {
  if (Type !== BEANSTALK) return properties;
  return items(properties['OptionSettings']).filter(
    (option) => !isRecord(option) || option['Namespace'] !== BALANCER_OPTIONS,
  );
}
