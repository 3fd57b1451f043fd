import type { BeanstalkSettings } from '../config';
import { platforms } from './platforms';

/** A condition over several settings; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly setting: keyof BeanstalkSettings;
  readonly problem: (settings: BeanstalkSettings) => string | false;
}

/** Begin names that this layer, the machines or other layers give variables. */
const TAKEN = /^(?:PORT$|AWS_|APPLICATION_|SITE_|STORAGE_|DATABASE_|AUTH_)/;

/** What only shows when settings are seen together. */
export const settingRules: readonly SettingRule[] = [
  {
    setting: 'instances',
    problem: ({ instances: { min, max } }) =>
      min > max && `expected no fewer machines at most than at least, got ${min} to ${max}`,
  },
  {
    setting: 'platformVersion',
    problem: ({ platform, platformVersion: version }) => {
      const { branch, major } = platforms[platform];
      if (!version || version.startsWith(`${major}.`)) return false;
      return `versions of "${branch}" begin with ${major}; expected such a one, or none for the newest`;
    },
  },
  {
    setting: 'sourceBundle',
    problem: ({ platform, sourceBundle }) =>
      !sourceBundle &&
      !platforms[platform].sampleStart &&
      `the sample application does not run on ${platform}; expected your own code, or another platform`,
  },
  {
    setting: 'secrets',
    problem: ({ secrets }) => {
      const taken = Object.keys(secrets).filter((name) => TAKEN.test(name));
      return (
        taken.length > 0 &&
        `${taken.join(', ')} is a variable that machines get anyway; expected another name`
      );
    },
  },
  {
    setting: 'secretKeyArns',
    problem: ({ secrets, secretKeyArns }) =>
      secretKeyArns.length > 0 &&
      Object.keys(secrets).length === 0 &&
      'expected keys only where there are secrets that they encrypt',
  },
];
