import { bootstrapArn, deployRoleName, executionRoleName, publishRoleName } from '@hipaa-cdk/environments';
import type { PolicyDocument, Statement } from '@hipaa-cdk/permissions';
import { REVIEW_FOLDER } from '@hipaa-cdk/pipeline';
import { type Place, placed } from './places';

/** The environment that roles deploy, and who may take them. */
export interface DeployingRolesProps extends Place {
  readonly name: string;
  /**
   * Other accounts whose roles may take them too, where those are allowed to.
   *
   * @default - none
   */
  readonly trustedAccounts?: readonly string[];
  /**
   * Layers of the environment that publish values, by the templates: what is lost of them is written again.
   *
   * @default - none do
   */
  readonly publishing?: readonly string[];
}

/** A role that whoever deploys takes. */
export interface DeployingRole {
  readonly name: string;
  readonly description: string;
  readonly trust: PolicyDocument;
  readonly policy: PolicyDocument;
}

/** Calls about stacks, of which only the first need a name. */
const CHANGING =
  'CreateChangeSet DeleteChangeSet ExecuteChangeSet CreateStack UpdateStack DeleteStack RollbackStack ContinueUpdateRollback UpdateTerminationProtection TagResource UntagResource';
const LOOKING =
  'DescribeChangeSet DescribeEvents DescribeStacks DescribeStackEvents DescribeStackResource DescribeStackResources ListStackResources GetTemplate GetTemplateSummary ListStacks';

/**
 * The roles of one environment: one that changes its stacks, and hands CloudFormation the role that may make their
 * resources; and one that uploads their files. Neither reaches another environment, or a stack of somebody else.
 */
export function deployingRoles(
  props: DeployingRolesProps,
): Record<'DeployRole' | 'PublishRole', DeployingRole> {
  const { name, region } = props;
  const stacks = at(props, `arn:{partition}:cloudformation:{region}:{account}:stack/{application}-${name}-*`);
  const bucket = at(props, 'arn:{partition}:s3:::cdk-hnb659fds-assets-{account}-{region}');
  const files = `${bucket}/${name}/*`;
  const trust = trustOf(props);
  return {
    DeployRole: {
      name: deployRoleName(props),
      description: `Changes the stacks of ${name}`,
      trust,
      policy: policyOf(
        allow('ChangeStacks', each('cloudformation', CHANGING), [stacks]),
        allow('LookAtStacks', each('cloudformation', LOOKING), ['*']),
        {
          ...allow(
            'HandOverToCloudFormation',
            ['iam:PassRole'],
            [bootstrapArn('role', executionRoleName({ name, region }), props)],
          ),
          Condition: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
        },
        // Those of a diff are apart: it comes before each deploy.
        allow(
          'ReadFiles',
          ['s3:GetObject', 's3:GetObjectVersion'],
          [files, `${bucket}/${REVIEW_FOLDER}/${name}/*`],
        ),
        allow(
          'ReadVersion',
          ['ssm:GetParameter', 'ssm:GetParameters'],
          [
            at(props, 'arn:{partition}:ssm:{region}:{account}:parameter/cdk-bootstrap/hnb659fds/version'),
            // CreateChangeSet looks up what the templates read.
            at(props, `arn:{partition}:ssm:{region}:{account}:parameter/{application}/${name}/*`),
          ],
        ),
        ...publishAgain(props),
      ),
    },
    PublishRole: {
      name: publishRoleName(props),
      description: `Uploads what the stacks of ${name} are made from`,
      trust,
      policy: policyOf(
        allow(
          'FindTheBucket',
          ['s3:GetBucketLocation', 's3:GetEncryptionConfiguration', 's3:ListBucket'],
          [bucket],
        ),
        allow('KeepFiles', ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], [files]),
      ),
    },
  };
}

/** What layers publish, and no other parameter of the environment: neither a note of a deploy nor a release. */
function publishAgain(props: DeployingRolesProps): readonly Statement[] {
  const { name, publishing = [] } = props;
  if (publishing.length === 0) return [];
  const paths = publishing.map((layer) => `parameter/{application}/${name}/${layer}/*`);
  return [
    allow(
      'PublishAgain',
      ['ssm:PutParameter'],
      paths.map((path) => at(props, `arn:{partition}:ssm:{region}:{account}:${path}`)),
    ),
  ];
}

/** Whoever of these accounts is allowed to take the role. */
export function trustOf({ trustedAccounts = [], ...place }: DeployingRolesProps): PolicyDocument {
  const accounts = [...new Set([place.account, ...trustedAccounts])];
  return policyOf({
    Effect: 'Allow',
    Principal: {
      AWS: accounts.map((account) => at({ ...place, account }, 'arn:{partition}:iam::{account}:root')),
    },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  } as Statement);
}

function at(place: Place, pattern: string): string {
  return placed(pattern, place);
}

function each(service: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `${service}:${name}`);
}

function allow(Sid: string, Action: readonly string[], Resource: readonly string[]): Statement {
  return { Sid, Effect: 'Allow', Action, Resource };
}

function policyOf(...Statement: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}
