import type { AlarmRule } from '@hipaa-cdk/alarms';
import type { AuthSettings } from '../config';
import { FAILED_SIGN_INS, RISKS } from './sign-in-metrics';

/** The sum of one period decides, and silence is good: nobody has to sign in. */
const summed = { statistic: 'Sum', bad: 'above', minutes: 5, periods: 1 } as const;

const always: readonly AlarmRule[] = [
  {
    ...summed,
    id: 'FailedSignIns',
    metric: FAILED_SIGN_INS,
    threshold: 50,
    description:
      'More than fifty sign-ins failed within five minutes: somebody may be guessing passwords, or a release may have broken signing in.',
  },
  {
    ...summed,
    id: 'SignInThrottles',
    metric: 'SignInThrottles',
    threshold: 0,
    description: 'Cognito turned sign-ins away because there were too many at once.',
  },
  {
    ...summed,
    id: 'RefreshThrottles',
    metric: 'TokenRefreshThrottles',
    threshold: 0,
    description: 'Cognito turned renewals of tokens away because there were too many at once.',
  },
];

const risks: readonly AlarmRule[] = RISKS.map((metric) => ({
  ...summed,
  id: metric,
  metric,
  threshold: 0,
  description: `Threat protection saw a sign-in of high risk (${metric}) and blocked it: look at the events of the user.`,
}));

/** What to watch. Only the plus tier judges risks: elsewhere an alarm on them could never go off. */
export function signInAlarmRules(tier: AuthSettings['tier']): readonly AlarmRule[] {
  return tier === 'plus' ? [...always, ...risks] : always;
}
