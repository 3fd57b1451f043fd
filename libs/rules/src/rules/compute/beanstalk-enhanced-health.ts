import { lowerCase } from '../../reading/value';
import { optionRule } from './option-rule';

export const beanstalkEnhancedHealth = optionRule({
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
});
