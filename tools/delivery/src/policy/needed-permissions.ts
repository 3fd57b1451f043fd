import { UserError } from '@hipaa-cdk/errors';
import { type Permission, type TypePermissions, allow, typePermissions } from '../permissions';

/** What every template asks for: published values of other layers, versions of images, the version of the bootstrap. */
const everyTemplate: readonly Permission[] = [
  allow(
    'ssm',
    'GetParameters',
    'arn:{partition}:ssm:{region}:{account}:parameter/{application}/*',
    'arn:{partition}:ssm:{region}::parameter/aws/service/*',
    'arn:{partition}:ssm:{region}:{account}:parameter/cdk-bootstrap/*',
  ),
];

/**
 * What CloudFormation needs for resources of these types.
 *
 * @throws UserError `PERMISSIONS_UNKNOWN` naming the types that nobody wrote permissions for
 */
export function neededPermissions(
  types: readonly string[],
  table: TypePermissions = typePermissions,
): readonly Permission[] {
  const unknown = types.filter((type) => !Object.hasOwn(table, type));
  if (unknown.length > 0) {
    throw new UserError({
      code: 'PERMISSIONS_UNKNOWN',
      message: `no permissions are written for ${unknown.join(', ')}: CloudFormation would be denied`,
      remedy:
        'add what it takes to create, read, change, tag and delete each of them to a file in tools/delivery/src/permissions',
    });
  }
  return [...everyTemplate, ...types.flatMap((type) => table[type] ?? [])];
}
