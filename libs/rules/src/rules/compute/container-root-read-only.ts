import { isTrue } from '../../reading/value';
import { containerRule, runsLinux } from './container-rule';

/** AWS Config rule: ECS_CONTAINERS_READONLY_ACCESS. */
export const containerRootReadOnly = containerRule({
  id: 'ContainerRootReadOnly',
  description: 'Containers cannot change the files that they were made of',
  citations: ['45 CFR 164.308(a)(4)(ii)(A)', '45 CFR 164.312(c)(1)'],
  remedy: 'Set ReadonlyRootFilesystem to true and mount a volume where the application writes.',
  property: 'ReadonlyRootFilesystem',
  holds: isTrue,
  problem: 'whoever gets in can change its programs',
  when: runsLinux,
});
