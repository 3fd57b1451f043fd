import type { Rule } from '../../rule';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';

import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isRecord, numberOf } from '../../reading/value';
import { weakest } from '../../reading/weakest';

const lists: Readonly<Record<string, string>> = {
  'AWS::ElasticLoadBalancingV2::Listener': 'DefaultActions',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'Actions',
};

const signIns = ['AuthenticateOidcConfig', 'AuthenticateCognitoConfig'];

/** Without a setting a sign-in at a load balancer lasts seven days. */
export const loadBalancerSessionEnds: Rule = {
  id: 'LoadBalancerSessionEnds',
  description: `A sign-in at a load balancer ends within ${sessionPolicy.wholeMinutes / 60} hours (${sessionPolicy.source})`,
  citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12'],
  remedy: `Set SessionTimeout of the sign-in action to ${sessionPolicy.wholeMinutes * 60} seconds or less.`,
  evaluate: (template) =>
    template.resources(...Object.keys(lists)).flatMap((resource) => {
      const list = lists[resource.Type] ?? '';
      return readings(resource.properties, `${list}.*`).flatMap((action) =>
        signIns
          .filter((name) => isRecord(action) && name in action)
          .map((name) => {
            const timeouts = readings(action, `${name}.SessionTimeout`);
            return judged(resource, {
              property: `${list}.${name}.SessionTimeout`,
              ...weakest(timeouts, isShort),
              problem: 'users stay signed in for longer, seven days where nothing is set',
            });
          }),
      );
    }),
};

function isShort(value: unknown): boolean {
  const seconds = numberOf(value) ?? Infinity;
  return seconds > 0 && seconds <= sessionPolicy.wholeMinutes * 60;
}
