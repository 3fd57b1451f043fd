import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import type { BeanstalkSettings } from '../config';

/** What settings and environment must agree on; `holds` being false is a problem. */
interface Rule {
  readonly setting: keyof BeanstalkSettings;
  readonly holds: (settings: BeanstalkSettings, environment: Environment) => boolean;
  readonly message: string;
}

const patientData: readonly Rule[] = [
  {
    setting: 'publicAddresses',
    holds: ({ publicAddresses }) => !publicAddresses,
    message:
      'true does not go with dataClass "phi"; expected false, and private subnets in the network layer',
  },
  {
    setting: 'instances',
    holds: ({ instances }) => instances.min >= 2,
    message: 'dataClass "phi" has to survive the loss of a zone; expected 2 machines or more at least',
  },
  {
    setting: 'allowedSources',
    holds: (_, { site }) => site !== undefined,
    message:
      'without a site the load balancer speaks plain HTTP, which does not go with dataClass "phi"; expected a site in the environment',
  },
];

/** Settings that weaken a control in an environment that patient data may enter. */
export function environmentProblems(settings: BeanstalkSettings, environment: Environment): Problem[] {
  if (environment.dataClass !== 'phi') return [];
  return patientData
    .filter(({ holds }) => !holds(settings, environment))
    .map(({ setting, message }) => ({ path: [setting], message }));
}
