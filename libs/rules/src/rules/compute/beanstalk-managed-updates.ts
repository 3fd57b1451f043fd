import { isTrue, lowerCase } from '../../reading/value';
import { optionRule } from './option-rule';

const namespace = 'aws:elasticbeanstalk:managedactions';

export const beanstalkManagedUpdates = optionRule({
  id: 'BeanstalkManagedUpdates',
  description: 'Platforms of Beanstalk are updated every week without anybody asking',
  citations: ['45 CFR 164.308(a)(5)(ii)(B)', '45 CFR 164.308(a)(1)(ii)(B)'],
  remedy: `Set ${namespace} ManagedActionsEnabled to true and ${namespace}:platformupdate UpdateLevel to minor.`,
  checks: [
    { namespace, option: 'ManagedActionsEnabled', holds: isTrue, problem: 'nobody updates its platform' },
    {
      namespace: `${namespace}:platformupdate`,
      option: 'UpdateLevel',
      holds: (value) => ['minor', 'patch'].includes(lowerCase(value) ?? ''),
      problem: 'nothing shows which updates it gets',
    },
  ],
});
