import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { isModernTlsPolicy } from '../../reading/tls-policies';
import { isFalse, isGiven, lowerCase } from '../../reading/value';
import { beanstalks, optionSettings } from './option-settings';

const LISTENER = 'aws:elbv2:listener:';
const port = /^aws:elbv2:listener:\d+$/;

/** A shared load balancer is judged where it is made. */
export const beanstalkHttps: Rule = {
  id: 'BeanstalkHttps',
  description: 'Beanstalk environments listen to HTTPS with TLS 1.2 or later, and to nothing else',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(i)', '45 CFR 164.312(e)(2)(ii)'],
  remedy: `Set ${LISTENER}default ListenerEnabled to false, and ${LISTENER}443 Protocol HTTPS, SSLCertificateArns and SSLPolicy.`,
  evaluate: (template) => beanstalks(template).flatMap((resource) => verdicts(resource, template)),
};

function verdicts(resource: ViewedResource, template: TemplateView): Verdict[] {
  const { value, namespaces, hasOwnLoadBalancer } = optionSettings(resource, template);
  if (!hasOwnLoadBalancer) return [];
  const listeners = [...new Set(namespaces)].filter((namespace) => port.test(namespace));
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
