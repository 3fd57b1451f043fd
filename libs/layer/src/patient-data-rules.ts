import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';

/** A setting that patient data cannot live with; `holds` being false is a problem. */
export interface PatientDataRule<S extends object> {
  readonly setting: keyof S & string;
  /** Whether the settings are as they must be. */
  readonly holds: (settings: S) => boolean;
  /** What the setting has to be instead, with the reason where it is not plain. It ends a sentence. */
  readonly expected: string;
}

/**
 * What an environment that patient data may enter says against settings that weaken a control. Setting and data class
 * are both named, because either can be the mistake. Any other environment says nothing.
 */
export function patientDataRules<S extends object>(
  rules: readonly PatientDataRule<S>[],
): (settings: S, environment: Pick<Environment, 'dataClass'>) => Problem[] {
  return (settings, { dataClass }) => {
    if (dataClass !== 'phi') return [];
    return rules
      .filter(({ holds }) => !holds(settings))
      .map(({ setting, expected }) => ({
        path: [setting],
        message: `${JSON.stringify(settings[setting])} does not go with dataClass "phi"; expected ${expected}`,
      }));
  };
}
