import type { Rule } from '../../rule';
import { parse } from 'yaml';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';

import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { numberOf } from '../../reading/value';
import { weakest } from '../../reading/weakest';

const limits = {
  idleSessionTimeout: sessionPolicy.idleMinutes,
  maxSessionDuration: sessionPolicy.wholeMinutes,
} as const;

/** About sessions with a shell; forwarding of ports has no settings of this kind. An empty text means no end at all. */
export const sessionManagerSessionEnds: Rule = {
  id: 'SessionManagerSessionEnds',
  description: `A shell on a server ends after ${limits.idleSessionTimeout} idle minutes and ${limits.maxSessionDuration / 60} hours altogether (${sessionPolicy.source})`,
  citations: ['45 CFR 164.312(a)(2)(iii)', 'NIST 800-53r5 AC-12', 'NIST 800-53r5 AC-11'],
  remedy:
    'Set idleSessionTimeout and maxSessionDuration, in minutes, among the inputs of the session document.',
  evaluate: (template) =>
    template
      .resources('AWS::SSM::Document')
      .filter(({ properties }) => properties['DocumentType'] === 'Session')
      .flatMap((document) => {
        const content = parsed(document.properties['Content']);
        const [kind] = readings(content, 'sessionType');
        if (typeof kind === 'string' && kind !== 'Standard_Stream') return [];
        return Object.entries(limits).map(([name, limit]) =>
          judged(document, {
            property: `Content.inputs.${name}`,
            ...weakest(readings(content, `inputs.${name}`), (value) => {
              const minutes = numberOf(value) ?? Infinity;
              return minutes > 0 && minutes <= limit;
            }),
            problem: `expected ${limit} minutes or less`,
          }),
        );
      }),
};

function parsed(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return parse(content) as unknown;
  } catch {
    return undefined;
  }
}
