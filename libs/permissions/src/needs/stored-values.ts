import type { Need } from './need';
import type { PermissionsProps } from './permissions-of';

const STORED = 'AWS::SSM::Parameter::Value<';

/**
 * Values of the parameter store that templates read: CloudFormation looks them up with the role of the stack.
 *
 * Source: CloudFormation User Guide, "Specify existing resources at runtime with CloudFormation-supplied parameter types".
 */
export function storedValueNeeds(props: PermissionsProps): readonly Need[] {
  const { templates, partition, region, account } = props;
  const prefixes = templates.map(({ prefix }) => prefix);
  const own = `arn:${partition}:ssm:${region}:${account}:parameter`;
  const names = templates.flatMap(({ template }) =>
    Object.values(template.Parameters ?? {})
      .filter(({ Type }) => String(Type).startsWith(STORED))
      .map((parameter) => String(parameter.Default)),
  );
  const inside = new Set([
    // Whoever deploys may name any other value of the environment as the parameter.
    ...prefixes.map((words) => `${own}/${words.join('/')}/*`),
    // Every template asks for the version of the bootstrap.
    `${own}/cdk-bootstrap/*`,
    ...names
      .filter((name) => !prefixes.some((words) => name.startsWith(`/${words.join('/')}/`)))
      .map((name) =>
        name.startsWith('/aws/') ? published(name, partition, region) : `${own}${rooted(name)}`,
      ),
  ]);
  return [
    {
      type: 'every template',
      action: 'ssm:GetParameters',
      when: 'cu',
      resources: [...inside].sort(),
      source: 'CloudFormation User Guide, "Specify existing resources at runtime"',
    },
  ];
}

/** Values that AWS publishes belong to nobody's account. */
function published(name: string, partition: string, region: string): string {
  return `arn:${partition}:ssm:${region}::parameter/${name.split('/').slice(1, 3).join('/')}/*`;
}

function rooted(name: string): string {
  return name.startsWith('/') ? name : `/${name}`;
}
