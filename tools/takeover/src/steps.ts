import type { Environment } from '@hipaa-cdk/environments';
import type { OldStack, StackKind } from './old-stacks';
import { resourcesOf, type TakenPool } from './people';
import { shownKeys } from './fates';

/** Something that CloudFormation takes over into a stack of the platform, and the smallest template that does so. */
export interface Import {
  readonly environment: string;
  readonly layer: string;
  readonly oldStack: string;
  readonly oldId: string;
  readonly id: string;
  readonly type: string;
  /** Name of what identifies it, such as `BucketName`. */
  readonly identifier: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const BUCKET = 'AWS::S3::Bucket';

/** The bucket with files of the application, as the storage layer takes it over. */
export function bucketImport(stack: OldStack, wanted: OldStack['template']): Import | undefined {
  const [old] = resourcesOf(stack, BUCKET);
  const made = resourcesOf({ template: wanted }, BUCKET).find(({ id }) => id.startsWith('Application'));
  if (!old || !made) return undefined;
  return {
    environment: stack.environment,
    layer: 'storage',
    oldStack: stack.name,
    oldId: old.id,
    id: made.id,
    type: BUCKET,
    identifier: 'BucketName',
    properties: {},
  };
}

/** A pool, as the auth layer takes it over. */
export function poolImport(stack: OldStack, pool: TakenPool): Import {
  return {
    ...pool,
    environment: stack.environment,
    layer: 'auth',
    oldStack: stack.name,
    type: 'AWS::Cognito::UserPool',
    identifier: 'UserPoolId',
  };
}

/** Name of the template of an import, below the folder of the proposals. */
export function importFile({ environment, layer }: Import): string {
  return `imports/${environment}-${layer}.template.json`;
}

/** A template with nothing but what is imported, which CloudFormation keeps whatever happens. */
export function importTemplate({ id, type, properties }: Import): string {
  const resource = {
    Type: type,
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: properties,
  };
  return `${JSON.stringify({ Resources: { [id]: resource } }, null, 2)}\n`;
}

function importCommands(one: Import, application: string): string {
  const { environment, layer, oldStack, oldId, id, type, identifier } = one;
  const stack = `--stack-name ${application}-${environment}-${layer}`;
  const resources = `[{"ResourceType":"${type}","LogicalResourceId":"${id}","ResourceIdentifier":{"${identifier}":"'"$ID"'"}}]`;
  return [
    '```sh',
    `ID=…   # the physical id of ${oldId}, written down in step 2 from: aws cloudformation describe-stack-resource --stack-name ${oldStack} --logical-resource-id ${oldId}`,
    `aws cloudformation create-change-set ${stack} --change-set-name takeover --change-set-type IMPORT \\`,
    `  --template-body file://${importFile(one)} --resources-to-import '${resources}'`,
    `aws cloudformation execute-change-set ${stack} --change-set-name takeover`,
    '```',
  ].join('\n');
}

/** The steps of an environment, in their order. */
export function stepsOf(
  { name }: Environment,
  stacks: readonly OldStack[],
  imports: readonly Import[],
  application: string,
): string[] {
  const own = stacks.filter(({ environment }) => environment === name);
  const stack = (kind: StackKind): OldStack | undefined => own.find((one) => one.kind === kind);
  const shown = own.flatMap((one) => shownKeys(one).map((output) => `${output} of ${one.name}`));
  const imported = imports.filter(({ environment }) => environment === name);
  const database = stack('Database');
  const keep = imported.map(({ oldId, oldStack }) => `${oldId} in ${oldStack}`);
  return [
    ...(shown.length > 0
      ? [
          `Revoke the access key whose secret stands in ${shown.join(', ')}: whoever may describe the stack has it. Give the application another way in first.`,
        ]
      : []),
    ...(keep.length > 0
      ? [
          `In the first template set \`RemovalPolicy.RETAIN\` for ${keep.join(' and ')}, take away what empties the bucket, deploy, and write their physical ids down. List who is in which group: \`aws cognito-idp list-users-in-group\`.`,
        ]
      : []),
    ...(database
      ? [
          `Take a snapshot of the database of ${database.name}, with nobody writing. Raise its engine and encrypt a copy where the list says so.`,
        ]
      : []),
    ...(stack('Network')
      ? [
          `Deploy the network, which stands beside the old one: \`npx nx run network:deploy --env=${name}\`. No stack of the old ones is in its way.`,
        ]
      : []),
    ...imported.map(
      (one) =>
        `Delete ${one.oldStack} once nothing imports its exports (destroy its readers first), import ${one.oldId}, then \`npx nx run ${one.layer}:deploy --env=${name}\`.\n\n${importCommands(one, application)}`,
    ),
    ...(database
      ? [
          `Bring the rows: \`npx nx run database:restore --env=${name} --snapshot=<its ARN>\` for a cluster's snapshot, or deploy the database and \`pg_restore\` into it.`,
        ]
      : []),
    `Deploy everything: \`npx nx run-many -t deploy --env=${name}\`. Put people into groups, tell the application its new variables (docs/your-application.md), and try it at its own address.`,
    'Send people there: change the DNS record. Going back is changing it again, as long as the old stacks stand.',
    ...(own.length > 0
      ? [
          `Destroy what is left of the old stacks: ${own.map((one) => one.name).join(', ')}. Keep the last snapshot.`,
        ]
      : []),
  ];
}
