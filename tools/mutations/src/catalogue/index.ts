import type { ResourceEntry } from '../resource-entry';
import { applicationAutoscaling, ecs, elasticBeanstalk } from './compute';
import { backup, s3 } from './storage';
import { cloudtrail, cloudwatch, logs, config, detection } from './records';
import { codeBuild, codeCommit, serviceCatalog } from './delivery';
import { cognito } from './cognito';
import { ec2 } from './network';
import { elasticLoadBalancing, wafv2 } from './web';
import { events, sns, sqs, lambda } from './messages';
import { iam, kms, ssm } from './access';
import { rds } from './database';

const entries = [
  applicationAutoscaling,
  backup,
  cloudtrail,
  cloudwatch,
  codeBuild,
  codeCommit,
  cognito,
  config,
  detection,
  ec2,
  ecs,
  elasticBeanstalk,
  elasticLoadBalancing,
  events,
  iam,
  kms,
  lambda,
  logs,
  rds,
  s3,
  serviceCatalog,
  sns,
  sqs,
  ssm,
  wafv2,
].flat();

/** Every resource type that a layer may have, with what is to be broken about it. */
export const catalogue: ReadonlyMap<string, ResourceEntry> = new Map(entries.map((one) => [one.type, one]));
