import { healthMetrics } from '../health-alarm-rules';
import { beanstalkRetention } from '../log-retention';
import { platforms } from '../platforms';
import type { EnvironmentOptions } from './environment-options';
import type { OptionsInput } from './options-input';

type RecordOptions = Pick<
  EnvironmentOptions,
  | 'aws:elasticbeanstalk:cloudwatch:logs'
  | 'aws:elasticbeanstalk:cloudwatch:logs:health'
  | 'aws:elasticbeanstalk:healthreporting:system'
  | 'aws:elasticbeanstalk:hostmanager'
  | 'aws:elasticbeanstalk:sns:topics'
  | 'aws:elasticbeanstalk:xray'
>;

/** What is written down, for how long, and who hears of it. */
export function recordOptions({ settings, profile, topicArn }: OptionsInput): RecordOptions {
  const kept = {
    DeleteOnTerminate: false,
    RetentionInDays: beanstalkRetention(profile.logRetentionDays),
  };
  return {
    'aws:elasticbeanstalk:cloudwatch:logs': { StreamLogs: true, ...kept },
    'aws:elasticbeanstalk:cloudwatch:logs:health': { HealthStreamingEnabled: true, ...kept },
    'aws:elasticbeanstalk:healthreporting:system': {
      SystemType: 'enhanced',
      EnhancedHealthAuthEnabled: true,
      HealthCheckSuccessThreshold: 'Ok',
      ConfigDocument: healthMetrics,
    },
    // Into the bucket that Beanstalk makes by itself, under keys and rules that are not ours.
    'aws:elasticbeanstalk:hostmanager': { LogPublicationControl: false },
    'aws:elasticbeanstalk:sns:topics': { 'Notification Topic ARN': topicArn },
    // Traces carry addresses and queries to a service of their own.
    ...(platforms[settings.platform].hasXRay && { 'aws:elasticbeanstalk:xray': { XRayEnabled: false } }),
  };
}
