import type { EnvironmentOptions } from './environment-options';
import type { OptionsInput } from './options-input';

type ChangeOptions = Pick<
  EnvironmentOptions,
  | 'aws:autoscaling:updatepolicy:rollingupdate'
  | 'aws:elasticbeanstalk:command'
  | 'aws:elasticbeanstalk:managedactions'
  | 'aws:elasticbeanstalk:managedactions:platformupdate'
>;

/** Role that Beanstalk makes in the account, keeps and alone can take. AWS keeps its permissions up with what updates need. */
const UPDATING_ROLE = 'AWSServiceRoleForElasticBeanstalkManagedUpdates';

/** How code, settings and platform change: on new machines first, which take over once they are well. */
export function changeOptions({ settings }: OptionsInput): ChangeOptions {
  return {
    'aws:autoscaling:updatepolicy:rollingupdate': {
      RollingUpdateEnabled: true,
      RollingUpdateType: 'Immutable',
      Timeout: 'PT30M',
    },
    'aws:elasticbeanstalk:command': {
      DeploymentPolicy: 'Immutable',
      Timeout: 600,
      IgnoreHealthCheck: false,
    },
    'aws:elasticbeanstalk:managedactions': {
      ManagedActionsEnabled: true,
      PreferredStartTime: settings.maintenance,
      ServiceRoleForManagedUpdates: UPDATING_ROLE,
    },
    'aws:elasticbeanstalk:managedactions:platformupdate': {
      UpdateLevel: 'minor',
      InstanceRefreshEnabled: true,
    },
  };
}
