import { isFalse } from '../../reading/value';
import { containerRule } from './container-rule';

export const containerUnprivileged = containerRule({
  id: 'ContainerUnprivileged',
  description: 'Containers have no rights over the machine that they run on',
  citations: ['45 CFR 164.308(a)(4)(ii)(A)', '45 CFR 164.312(a)(1)'],
  remedy: 'Leave Privileged out, or set it to false.',
  property: 'Privileged',
  holds: (value) => value === undefined || isFalse(value),
  problem: 'it may do to its machine what root may',
});
