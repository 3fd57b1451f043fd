import { isGiven, isToken } from '../../reading/value';
import { containerRule, runsLinux } from './container-rule';

/** It has to be written down: left out, the image decides, and most images mean root. */
export const containerUser = containerRule({
  id: 'ContainerUser',
  description: 'Containers do not run as root',
  citations: ['45 CFR 164.308(a)(4)(ii)(A)', '45 CFR 164.312(a)(1)'],
  remedy: 'Set User to a number other than 0.',
  property: 'User',
  holds: (value) => isGiven(value) && !isToken(value) && !/^(root|0+)(:|$)/.test(String(value)),
  problem: 'nothing shows that it is not root',
  when: runsLinux,
});
