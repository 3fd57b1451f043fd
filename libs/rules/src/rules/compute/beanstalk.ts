import { isGiven, isTrue, lowerCase, isFalse, isAtLeast } from '../../reading/values';
import { optionRule, beanstalks, optionSettings } from './beanstalk-options';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged, mayHoldHealthData } from '../../reading/property-rule';
import { isModernTlsPolicy } from '../../reading/load-balancers';
import { retentionFloors } from '../logging/retention-floors';

const BALANCER = 'aws:elbv2:loadbalancer';

const LISTENER = 'aws:elbv2:listener:';

const listenerOfPort = /^aws:elbv2:listener:\d+$/;

const LOGS = 'aws:elasticbeanstalk:cloudwatch:logs';

const { days } = retentionFloors.logGroup;

const MANAGED_ACTIONS = 'aws:elasticbeanstalk:managedactions';

export const beanstalkRules: readonly Rule[] = [
  optionRule({
    id: 'BeanstalkAccessLogs',
    description: 'Load balancers of Beanstalk write down every request',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
    remedy: `Set ${BALANCER} AccessLogsS3Enabled to true and AccessLogsS3Bucket to the log bucket.`,
    when: ({ hasOwnLoadBalancer }) => hasOwnLoadBalancer,
    checks: [
      {
        namespace: BALANCER,
        option: 'AccessLogsS3Enabled',
        holds: isTrue,
        problem: 'nobody can tell who asked for what',
      },
      {
        namespace: BALANCER,
        option: 'AccessLogsS3Bucket',
        holds: isGiven,
        problem: 'no bucket takes its logs',
      },
    ],
  }),

  optionRule({
    id: 'BeanstalkEnhancedHealth',
    description: 'Beanstalk environments report why they are unwell',
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Set aws:elasticbeanstalk:healthreporting:system SystemType to enhanced.',
    checks: [
      {
        namespace: 'aws:elasticbeanstalk:healthreporting:system',
        option: 'SystemType',
        holds: (value) => lowerCase(value) === 'enhanced',
        problem: 'its reports only say that it answers',
      },
    ],
  }),

  /** A shared load balancer is judged where it is made. */
  {
    id: 'BeanstalkHttps',
    description: 'Beanstalk environments listen to HTTPS with TLS 1.2 or later, and to nothing else',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(i)', '45 CFR 164.312(e)(2)(ii)'],
    remedy: `Set ${LISTENER}default ListenerEnabled to false, and ${LISTENER}443 Protocol HTTPS, SSLCertificateArns and SSLPolicy.`,
    evaluate: (template) => beanstalks(template).flatMap((resource) => httpsVerdicts(resource, template)),
  },

  /** It has to be written down: the default depends on the platform. */
  optionRule({
    id: 'BeanstalkImdsV2',
    description: 'Machines of Beanstalk give credentials to nobody without a session token',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
    remedy: 'Set aws:autoscaling:launchconfiguration DisableIMDSv1 to true.',
    checks: [
      {
        namespace: 'aws:autoscaling:launchconfiguration',
        option: 'DisableIMDSv1',
        holds: isTrue,
        problem: 'a forged request can read the credentials of its machines',
      },
    ],
  }),

  /** Where nothing is said Beanstalk makes a classic load balancer, which knows neither current TLS nor a firewall. */
  optionRule({
    id: 'BeanstalkLoadBalancerType',
    description: 'Beanstalk environments have an application load balancer',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
    remedy: 'Set aws:elasticbeanstalk:environment LoadBalancerType to application.',
    when: ({ hasOwnLoadBalancer }) => hasOwnLoadBalancer,
    checks: [
      {
        namespace: 'aws:elasticbeanstalk:environment',
        option: 'LoadBalancerType',
        holds: (value) => lowerCase(value) === 'application',
        problem: 'its load balancer is of another kind',
      },
    ],
  }),

  /** The logs of its machines are lost with the machines, unless they are sent away. Beanstalk takes no 2192 days; 3653 is next. */
  optionRule({
    id: 'BeanstalkLogRetention',
    description: 'Logs of Beanstalk machines outlive the machines and the environment',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.316(b)(2)(i)'],
    remedy: `Set ${LOGS} StreamLogs to true, DeleteOnTerminate to false and RetentionInDays to 3653.`,
    checks: [
      {
        namespace: LOGS,
        option: 'StreamLogs',
        holds: isTrue,
        problem: 'logs go with the machines',
      },
      {
        namespace: LOGS,
        option: 'DeleteOnTerminate',
        holds: isFalse,
        problem: 'logs go with the environment',
      },
      {
        namespace: LOGS,
        option: 'RetentionInDays',
        holds: (value, context) => (mayHoldHealthData(context) ? isAtLeast(days)(value) : isGiven(value)),
        problem: `nothing shows that logs are kept for ${days} days`,
      },
    ],
  }),

  optionRule({
    id: 'BeanstalkManagedUpdates',
    description: 'Platforms of Beanstalk are updated every week without anybody asking',
    citations: ['45 CFR 164.308(a)(5)(ii)(B)', '45 CFR 164.308(a)(1)(ii)(B)'],
    remedy: `Set ${MANAGED_ACTIONS} ManagedActionsEnabled to true and ${MANAGED_ACTIONS}:platformupdate UpdateLevel to minor.`,
    checks: [
      {
        namespace: MANAGED_ACTIONS,
        option: 'ManagedActionsEnabled',
        holds: isTrue,
        problem: 'nobody updates its platform',
      },
      {
        namespace: `${MANAGED_ACTIONS}:platformupdate`,
        option: 'UpdateLevel',
        holds: (value) => ['minor', 'patch'].includes(lowerCase(value) ?? ''),
        problem: 'nothing shows which updates it gets',
      },
    ],
  }),

  /**
   * It has to be written down: left out, the subnets decide. Where no health data are, machines may stand in public subnets
   * to save the price of a NAT gateway, and reach nothing without an address; who reaches them is for security groups to say.
   */
  optionRule({
    id: 'BeanstalkNoPublicIp',
    description: 'Machines of Beanstalk have no public address where health data may be',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
    remedy: 'Set aws:ec2:vpc AssociatePublicIpAddress to false.',
    checks: [
      {
        namespace: 'aws:ec2:vpc',
        option: 'AssociatePublicIpAddress',
        holds: (value, context) => isFalse(value) || (isTrue(value) && !mayHoldHealthData(context)),
        problem: 'nothing keeps its machines from having public addresses',
      },
    ],
  }),

  /** Beanstalk no longer makes roles by itself, and those that it once made may do more than an application needs. */
  optionRule({
    id: 'BeanstalkRoles',
    description: 'Beanstalk and its machines act in roles of their own',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
    remedy:
      'Set aws:autoscaling:launchconfiguration IamInstanceProfile and aws:elasticbeanstalk:environment ServiceRole.',
    checks: [
      {
        namespace: 'aws:autoscaling:launchconfiguration',
        option: 'IamInstanceProfile',
        holds: (value) => isGiven(value) && value !== 'aws-elasticbeanstalk-ec2-role',
        problem: 'its machines have no role of their own',
      },
      {
        namespace: 'aws:elasticbeanstalk:environment',
        option: 'ServiceRole',
        holds: (value) => isGiven(value) && value !== 'aws-elasticbeanstalk-service-role',
        problem: 'Beanstalk has no role of its own',
      },
    ],
  }),
];

function httpsVerdicts(resource: ViewedResource, template: TemplateView): Verdict[] {
  const { value, namespaces, hasOwnLoadBalancer } = optionSettings(resource, template);
  if (!hasOwnLoadBalancer) return [];
  const listeners = [...new Set(namespaces)].filter((namespace) => listenerOfPort.test(namespace));
  const open = listeners.filter((listener) => !isFalse(value(listener, 'ListenerEnabled')));
  const [plain, encrypted] = [
    open.filter((listener) => lowerCase(value(listener, 'Protocol')) !== 'https'),
    open.filter((listener) => lowerCase(value(listener, 'Protocol')) === 'https'),
  ];
  const verdict = (path: string, found: unknown, holds: boolean, problem: string): Verdict =>
    judged(resource, { property: `OptionSettings.${path}`, value: found, holds, problem });
  const byDefault = value(`${LISTENER}default`, 'ListenerEnabled');
  const missing = verdict(`${LISTENER}443.Protocol`, undefined, false, 'it does not listen to HTTPS');
  return [
    verdict(`${LISTENER}default.ListenerEnabled`, byDefault, isFalse(byDefault), 'it listens to port 80'),
    ...plain.map((one) => verdict(`${one}.Protocol`, value(one, 'Protocol'), false, 'it is not encrypted')),
    ...(encrypted.length === 0 ? [missing] : []),
    ...encrypted.flatMap((one) => {
      const [certificates, policy] = [value(one, 'SSLCertificateArns'), value(one, 'SSLPolicy')];
      return [
        verdict(`${one}.SSLCertificateArns`, certificates, isGiven(certificates), 'it has no certificate'),
        verdict(`${one}.SSLPolicy`, policy, isModernTlsPolicy(policy), 'it accepts TLS below 1.2'),
      ];
    }),
  ];
}
