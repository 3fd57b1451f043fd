import {
  ACCOUNT,
  type Environment,
  accountKeeper,
  bootstrapArn,
  boundaryParameter,
  deployRoleName,
  grantedParameter,
  publishRoleName,
} from '@hipaa-cdk/environments';
import { REVIEW_CHANGE_SETS, REVIEW_FOLDER, actionsFor } from '@hipaa-cdk/pipeline';
import { basePath, deploysPath, locksPath } from '@hipaa-cdk/parameters/path';
import { allEnvironments, application } from '@hipaa-cdk/platform';
import { aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ownArn, removalStatements, snapshotStatements } from './removal-statements';

/**
 * What it takes to look at the environments and work out what a deploy would change, and nothing that changes them: no
 * role of the bootstrap, change sets of a name that no deploy carries out, and templates that are too long for a call in a
 * folder of the bucket that no deploy reads.
 *
 * @param environments names of the environments
 */
export function lookStatements(scope: Construct, environments: readonly string[]): iam.PolicyStatement[] {
  const names = [...environments, ACCOUNT];
  return [
    new iam.PolicyStatement({
      sid: 'FindStacks',
      actions: [...actionsFor('find')],
      // Whoever asks who reads a layer asks for all stacks: there is no name to give.
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'LookAtStacks',
      actions: [...actionsFor('template')],
      resources: stackArns(scope, names),
    }),
    new iam.PolicyStatement({
      sid: 'CompareStacks',
      actions: [...actionsFor('compare')],
      resources: stackArns(scope, names),
      // A deploy makes change sets of its own, which nobody who looks may replace or delete.
      conditions: { StringLike: { 'cloudformation:ChangeSetName': `${REVIEW_CHANGE_SETS}*` } },
    }),
    keepTemplates(scope, names),
    readParameters(scope, names),
  ];
}

/**
 * What it takes to deploy to one environment: the roles of the bootstrap, the notes that a deploy leaves, and the calls
 * that the runner makes itself. The account's own layers are deployed with one environment of the account. Where data are
 * protected it keeps what is replaced; elsewhere it clears away.
 */
export function deployStatements(scope: Construct, environment: Environment): iam.PolicyStatement[] {
  const { name, protected: isProtected } = environment;
  const keeps = accountKeeper(environment, allEnvironments()).name === name;
  const names = [name, ...(keeps ? [ACCOUNT] : [])];
  return [
    new iam.PolicyStatement({
      sid: 'DeployByTheBootstrap',
      actions: ['sts:AssumeRole', 'sts:TagSession'],
      resources: names.flatMap((name) => [
        roleArn(scope, deployRoleName, name),
        roleArn(scope, publishRoleName, name),
      ]),
    }),
    readParameters(scope, [...new Set([...names, ACCOUNT])]),
    // A deploy shows its diff once more before it begins.
    keepTemplates(scope, names),
    new iam.PolicyStatement({
      sid: 'KeepRecordsAndLocks',
      actions: [...actionsFor('note')],
      // What layers publish is none of it: the role that changes their stacks writes that.
      resources: names.flatMap((name) =>
        [basePath(name), `${deploysPath(name)}*`, `${locksPath(name)}*`].map((path) =>
          parameter(scope, path.slice(1)),
        ),
      ),
    }),
    new iam.PolicyStatement({
      sid: 'ForgetBase',
      actions: [...actionsFor('forget')],
      resources: names.map((name) => parameter(scope, basePath(name).slice(1))),
    }),
    ...(isProtected ? snapshotStatements(scope, name) : removalStatements(scope, name)),
  ];
}

function stackArns(scope: Construct, names: readonly string[]): string[] {
  return names.map((name) => ownArn(scope, 'cloudformation', `stack/${application.name}-${name}-*/*`));
}

/** Templates of reviews have a folder of their own in the bucket of the bootstrap. */
function keepTemplates(scope: Construct, names: readonly string[]): iam.PolicyStatement {
  const { partition, account, region } = Stack.of(scope);
  const folder = `arn:${partition}:s3:::cdk-hnb659fds-assets-${account}-${region}/${REVIEW_FOLDER}`;
  return new iam.PolicyStatement({
    sid: 'KeepTemplatesForReview',
    actions: [...actionsFor('review')],
    resources: names.map((name) => `${folder}/${name}/*`),
  });
}

function readParameters(scope: Construct, names: readonly string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'ReadWhatIsPublished',
    actions: [...actionsFor('read')],
    resources: [
      ...names.flatMap((name) => [
        parameter(scope, `${application.name}/${name}/*`),
        parameter(scope, boundaryParameter(name).slice(1)),
        parameter(scope, grantedParameter(name).slice(1)),
      ]),
      parameter(scope, 'cdk-bootstrap/hnb659fds/version'),
    ],
  });
}

function parameter(scope: Construct, path: string): string {
  return ownArn(scope, 'ssm', `parameter/${path}`);
}

/** ARN of a role that the bootstrap made for an environment, or for what those of the account share. */
function roleArn(scope: Construct, nameOf: typeof deployRoleName, name: string): string {
  const { account, region } = Stack.of(scope);
  return bootstrapArn('role', nameOf({ name, region }), { account, region });
}
