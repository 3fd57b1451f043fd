import { type Environment, allEnvironments } from '@hipaa-cdk/environments';
import { layerSubjects } from '@hipaa-cdk/layer-templates';

/** Types that ask nothing of AWS. */
const NOTHING_TO_DO: ReadonlySet<string> = new Set(['AWS::CDK::Metadata']);

/** Environments that one bootstrap serves: those of the same account and region. */
export function servedBy(environment: Environment): readonly Environment[] {
  const { account, region, target } = environment;
  return allEnvironments().filter(
    (other) => other.account === account && other.region === region && other.target === target,
  );
}

/** Resource types of all layers of these environments, from their templates. */
export async function layerTypes(
  workspaceRoot: string,
  environments: readonly Environment[],
): Promise<readonly string[]> {
  const subjects = await layerSubjects(workspaceRoot, environments);
  const types = subjects.flatMap(({ template }) =>
    Object.values(template.Resources ?? {}).map(({ Type }) => String(Type)),
  );
  return [...new Set(types)].filter((type) => !NOTHING_TO_DO.has(type)).sort();
}
