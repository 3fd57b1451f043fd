import type { FullResource, FullTemplate, Template } from '@hipaa-cdk/layer-templates';
import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';

/** What stays of a resource when its stack goes, and for how long; each is billed as long as it is there. */
type Remains = (resource: FullResource, physicalId: string) => string | undefined;

const KEY_WINDOW = 30;

const REMAINS: Readonly<Record<string, Remains>> = {
  'AWS::KMS::Key': ({ Properties }) => {
    const days = Properties?.['PendingWindowInDays'];
    return `deleted in ${typeof days === 'number' ? days : KEY_WINDOW} days; until then aws kms cancel-key-deletion keeps what it encrypted readable`;
  },
  'AWS::Lambda::Function': ({ Properties }, physicalId) =>
    Properties?.['LoggingConfig']
      ? undefined
      : `its log group /aws/lambda/${physicalId} stays, if it ever ran`,
  'AWS::CodeBuild::Project': ({ Properties }, physicalId) =>
    JSON.stringify(Properties?.['LogsConfig'] ?? {}).includes('GroupName')
      ? undefined
      : `its log group /aws/codebuild/${physicalId} stays, if it ever ran`,
};

const OF_POLICY: Readonly<Record<string, string>> = {
  Retain: 'stays with its content, outside of any stack, and is billed until somebody deletes it',
  RetainExceptOnCreate:
    'stays with its content, outside of any stack, and is billed until somebody deletes it',
  Snapshot: 'goes, and leaves a snapshot, which is billed until somebody deletes it',
};

/**
 * What a removed stack leaves in the account, one line for each resource that does not go whole.
 *
 * @param template the stack's own, as it is deployed
 */
export function whatStays(template: Template, resources: readonly StackResourceSummary[]): string[] {
  const ids = new Map(
    resources.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  );
  return Object.entries((template as FullTemplate).Resources ?? {}).flatMap(([logicalId, resource]) => {
    const physicalId = ids.get(logicalId);
    if (physicalId === undefined) return [];
    const { DeletionPolicy = 'Delete', Type } = resource;
    const remains = OF_POLICY[DeletionPolicy] ?? REMAINS[Type]?.(resource, physicalId);
    return remains ? [`${Type} ${physicalId}: ${remains}`] : [];
  });
}
