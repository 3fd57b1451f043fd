import type { AuthSettings } from '../config';

/** A condition over several settings; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly path: readonly string[];
  readonly problem: (settings: AuthSettings) => string | false;
}

/** What only shows when settings are seen together. */
export const settingRules: readonly SettingRule[] = [
  {
    path: ['eventBucketArn'],
    problem: ({ tier, eventBucketArn }) =>
      eventBucketArn !== undefined &&
      tier !== 'plus' &&
      `tier "${tier}" records no sign-ins to send; expected tier "plus"`,
  },
  {
    path: ['triggers', 'allowedDomains'],
    problem: ({ selfSignUp, triggers }) =>
      triggers.allowedDomains !== undefined &&
      !selfSignUp &&
      'nobody signs up by themselves here; expected selfSignUp as well',
  },
  ...(['name', 'precedence'] as const).map((field) => ({
    path: ['groups'],
    problem: ({ groups }: AuthSettings) => {
      const values = groups.map((group) => group[field]);
      const twice = values.find((value, index) => values.indexOf(value) < index);
      return twice !== undefined && `${field} ${JSON.stringify(twice)} is given twice; expected each once`;
    },
  })),
];
