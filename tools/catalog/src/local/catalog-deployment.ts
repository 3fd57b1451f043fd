import { UserError } from '@hipaa-cdk/errors';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { type Session, deployedTemplate } from '@hipaa-cdk/nx-cdk/session';
import { ACCOUNT } from '@hipaa-cdk/environments';

const PRODUCT = 'AWS::ServiceCatalog::CloudFormationProduct';

interface ListedProduct {
  readonly Type: string;
  readonly Properties?: {
    readonly Name?: string;
    readonly ProvisioningArtifactParameters?: readonly { readonly Name?: string }[];
  };
}

/**
 * The role that the deployed catalog launches a version of a product with.
 *
 * @throws UserError `CATALOG_NOT_DEPLOYED`, or `VERSION_NOT_PUBLISHED` when the code is newer than the catalog
 */
export async function launchRole(session: Session, product: string, version: string): Promise<string> {
  const { name: environment } = session.environment;
  const stack = stackName(ACCOUNT, 'catalog');
  const role = await output(session, stack, `${pascal(product)}LaunchRoleArn`);
  const remedy = `npx nx run catalog:deploy --env=${environment}`;
  if (role === undefined) {
    throw new UserError({
      code: 'CATALOG_NOT_DEPLOYED',
      message: `the catalog in ${environment} has no product ${product} yet`,
      remedy,
    });
  }
  if (versions(await deployedTemplate(session, stack), product).includes(version)) return role;
  throw new UserError({
    code: 'VERSION_NOT_PUBLISHED',
    message: `${product} is ${version} in the code, which the catalog in ${environment} does not list`,
    remedy,
  });
}

function versions(template: string, product: string): (string | undefined)[] {
  const { Resources } = JSON.parse(template) as {
    readonly Resources: Readonly<Record<string, ListedProduct>>;
  };
  return Object.values(Resources)
    .filter(({ Type, Properties }) => Type === PRODUCT && Properties?.Name === product)
    .flatMap(({ Properties }) => Properties?.ProvisioningArtifactParameters ?? [])
    .map(({ Name }) => Name);
}

async function output(session: Session, stack: string, key: string): Promise<string | undefined> {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    return Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/** `message-queue` becomes `MessageQueue`. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
