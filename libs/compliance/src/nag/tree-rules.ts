import type { TemplateView } from '@hipaa-cdk/rules';
import { isFrontDoor } from './front-door';
import { isKeylessSource } from './keyless-source';
import { streamsLogs } from './streamed-logs';

/** Decides from the template what a rule decides from the construct tree, which a template does not have. */
export type TreeRule = (template: TemplateView, logicalId: string) => boolean;

const EMPTIES_DEFAULT_GROUP = 'Custom::VpcRestrictDefaultSG';

/** Rules that judge a resource by itself, or by a construct with a certain name, where only what is around it tells. */
export const treeRules: Readonly<Record<string, TreeRule>> = {
  /** Passes a VPC beside a construct that empties its default security group; in a template, that resource names the VPC. */
  VPCDefaultSecurityGroupClosed: (template, vpc) =>
    template
      .resources(EMPTIES_DEFAULT_GROUP)
      .some(({ properties }) => template.target(properties['DefaultSecurityGroupId'])?.logicalId === vpc),
  /** Passes the security group of a load balancer that has to be open to the internet, and is so for HTTPS only. */
  EC2RestrictedInbound: isFrontDoor,
  /** Passes an environment whose logs are kept elsewhere than in the bucket that the rule has in mind. */
  ElasticBeanstalkEC2InstanceLogsToS3: streamsLogs,
  /** Passes a build whose sources need no password or token in the project, in other ways than by OAuth too. */
  CodeBuildProjectSourceRepoUrl: isKeylessSource,
};
