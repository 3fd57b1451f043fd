import type { AlarmRule } from '@hipaa-cdk/constructs';
import { aws_cloudwatch as cloudwatch, type aws_cognito as cognito } from 'aws-cdk-lib';
import type { AuthSettings } from './settings';

const NAMESPACE = 'AWS/Cognito';

/** Not a metric of Cognito's: attempts that did not succeed, worked out from those that did. */
const FAILED_SIGN_INS = 'FailedSignIns';

/** Metrics of threat protection, which Cognito reports per operation and risk. */
const RISKS = ['AccountTakeoverRisk', 'CompromisedCredentialRisk'] as const;

type MetricOf = (name: string, options: cloudwatch.MetricOptions) => cloudwatch.IMetric;

/** Finds a metric of a user pool and its client by name. */
export function signInMetrics(pool: cognito.IUserPool, client: cognito.IUserPoolClient): MetricOf {
  const ofClient = { UserPool: pool.userPoolId, UserPoolClient: client.userPoolClientId };
  const ofRisk = { UserPoolId: pool.userPoolId, Operation: 'SignIn', RiskLevel: 'high' };
  return (name, options) => {
    if (name === FAILED_SIGN_INS) return failures(ofClient, options);
    const dimensionsMap = RISKS.some((risk) => risk === name) ? ofRisk : ofClient;
    return new cloudwatch.Metric({ namespace: NAMESPACE, metricName: name, dimensionsMap, ...options });
  };
}

/** Cognito reports a 1 for each success and a 0 for each failure, so that samples count attempts. */
function failures(
  dimensionsMap: Record<string, string>,
  { period }: cloudwatch.MetricOptions,
): cloudwatch.IMetric {
  const successes = { namespace: NAMESPACE, metricName: 'SignInSuccesses', dimensionsMap };
  return new cloudwatch.MathExpression({
    expression: 'attempts - successes',
    usingMetrics: {
      attempts: new cloudwatch.Metric({ ...successes, statistic: 'SampleCount' }),
      successes: new cloudwatch.Metric({ ...successes, statistic: 'Sum' }),
    },
    label: FAILED_SIGN_INS,
    period,
  });
}

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
