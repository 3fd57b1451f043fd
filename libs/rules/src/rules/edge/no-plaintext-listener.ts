import type { Rule } from '../../rule';

import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';
import { items } from '../../reading/readings';
import { isRecord, numberOf } from '../../reading/value';

/**
 * A listener that only redirects has read the first request by then, with its address and cookies, so it counts as
 * plain where health data is; elsewhere it is fine. A closed port 80 makes a client give up before it says anything.
 */
export const noPlaintextListener: Rule = {
  id: 'NoPlaintextListener',
  description: 'A load balancer listens to encrypted requests only',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
  remedy: 'Listen on port 443 with HTTPS and remove the listener on port 80.',
  evaluate: (template, context) => [
    ...template.resources('AWS::ElasticLoadBalancingV2::Listener').map((listener) => {
      const { Protocol: value, DefaultActions: actions } = listener.properties;
      const holds = !isPlain(listener.properties) || (!mayHoldHealthData(context) && onlyRedirects(actions));
      return judged(listener, {
        property: 'Protocol',
        value,
        holds,
        problem: 'requests arrive in the clear',
      });
    }),
    ...template.resources('AWS::ElasticLoadBalancing::LoadBalancer').flatMap((balancer) =>
      items(balancer.properties['Listeners'])
        .filter(isRecord)
        .map(({ Protocol: value }) => {
          const holds = !/^http$/i.test(String(value));
          return judged(balancer, {
            property: 'Listeners.Protocol',
            value,
            holds,
            problem: 'requests arrive in the clear',
          });
        }),
    ),
  ],
};

/** TCP is passed on as it comes and may well be encrypted, except on the port that never is. */
function isPlain({ Protocol: protocol, Port: port }: Readonly<Record<string, unknown>>): boolean {
  return protocol === 'HTTP' || (numberOf(port) === 80 && protocol !== 'HTTPS' && protocol !== 'TLS');
}

function onlyRedirects(actions: unknown): boolean {
  const all = items(actions).filter(isRecord);
  return (
    all.length > 0 &&
    all.every(
      ({ Type, RedirectConfig: to }) => Type === 'redirect' && isRecord(to) && to['Protocol'] === 'HTTPS',
    )
  );
}
