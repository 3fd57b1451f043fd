import { aws_cloudwatch as cloudwatch, type aws_cognito as cognito } from 'aws-cdk-lib';

const NAMESPACE = 'AWS/Cognito';

/** Not a metric of Cognito's: attempts that did not succeed, worked out from those that did. */
export const FAILED_SIGN_INS = 'FailedSignIns';

/** Metrics of threat protection, which Cognito reports per operation and risk. */
export const RISKS = ['AccountTakeoverRisk', 'CompromisedCredentialRisk'] as const;

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
