import type { ResourceEntry } from '../resource-entry';
import { applicationAutoscaling } from './application-autoscaling';
import { backup } from './backup';
import { cloudtrail } from './cloudtrail';
import { cloudwatch } from './cloudwatch';
import { codeBuild } from './code-build';
import { codeCommit } from './code-commit';
import { cognito } from './cognito';
import { config } from './config';
import { detection } from './detection';
import { ec2 } from './ec2';
import { ecs } from './ecs';
import { elasticBeanstalk } from './elastic-beanstalk';
import { elasticLoadBalancing } from './elastic-load-balancing';
import { events } from './events';
import { iam } from './iam';
import { kms } from './kms';
import { lambda } from './lambda';
import { logs } from './logs';
import { rds } from './rds';
import { s3 } from './s3';
import { serviceCatalog } from './service-catalog';
import { sns } from './sns';
import { sqs } from './sqs';
import { ssm } from './ssm';
import { wafv2 } from './wafv2';

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
