import type { TemplateView } from '@hipaa-cdk/rules';

interface Option {
  readonly Namespace?: unknown;
  readonly OptionName?: unknown;
  readonly Value?: unknown;
}

/** What has to be said for logs to outlive the machines and the environment. */
const kept: Readonly<Record<string, (value: string) => boolean>> = {
  StreamLogs: (value) => value === 'true',
  DeleteOnTerminate: (value) => value === 'false',
  RetentionInDays: (value) => /^\d+$/.test(value),
};

/**
 * Whether an environment of Beanstalk sends the logs of its machines to CloudWatch Logs, to be kept there for a time that
 * somebody has chosen. That is what a copy in S3 is asked for, without the bucket that Beanstalk makes by itself.
 */
export function streamsLogs(template: TemplateView, logicalId: string): boolean {
  const environment = template
    .resources('AWS::ElasticBeanstalk::Environment')
    .find((one) => one.logicalId === logicalId);
  const options = environment?.properties['OptionSettings'];
  const logs = (Array.isArray(options) ? (options as readonly Option[]) : []).filter(
    ({ Namespace }) => Namespace === 'aws:elasticbeanstalk:cloudwatch:logs',
  );
  return Object.entries(kept).every(([name, holds]) =>
    logs.some(({ OptionName, Value }) => OptionName === name && holds(String(Value))),
  );
}
