import { changeOptions } from './change-options';
import type { EnvironmentOptions } from './environment-options';
import { loadBalancerOptions } from './load-balancer-options';
import { machineOptions } from './machine-options';
import type { OptionsInput } from './options-input';
import { recordOptions } from './record-options';

/** Everything that Beanstalk is told about an environment. */
export function allOptions(input: OptionsInput): EnvironmentOptions {
  return {
    ...machineOptions(input),
    ...loadBalancerOptions(input),
    ...changeOptions(input),
    ...recordOptions(input),
    'aws:elasticbeanstalk:application:environment': input.variables,
    // The ARN of each secret. Machines fetch the value when they start.
    'aws:elasticbeanstalk:application:environmentsecrets': input.settings.secrets,
  };
}
