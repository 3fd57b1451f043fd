import { type Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { BeanstalkSettings } from '../config';

/** Lets machines read the secrets that they are told of, and no others. */
export function secretStatements(
  stack: Stack,
  { secrets, secretKeyArns }: Pick<BeanstalkSettings, 'secrets' | 'secretKeyArns'>,
): iam.PolicyStatement[] {
  const arns = Object.values(secrets).sort();
  const of = (service: string): string[] => [...new Set(arns.filter((arn) => arn.split(':')[2] === service))];
  return [
    { sid: 'ReadSecrets', actions: ['secretsmanager:GetSecretValue'], resources: of('secretsmanager') },
    { sid: 'ReadParameters', actions: ['ssm:GetParameter', 'ssm:GetParameters'], resources: of('ssm') },
    {
      sid: 'DecryptSecrets',
      actions: ['kms:Decrypt'],
      resources: [...secretKeyArns],
      conditions: {
        StringEquals: {
          'kms:ViaService': ['secretsmanager', 'ssm'].map(
            (service) => `${service}.${stack.region}.amazonaws.com`,
          ),
        },
      },
    },
  ]
    .filter(({ resources }) => resources.length > 0)
    .map((statement) => new iam.PolicyStatement(statement));
}
