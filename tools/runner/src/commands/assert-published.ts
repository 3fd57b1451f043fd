import { UserError } from '@hipaa-cdk/errors';

/**
 * Refuses to deploy a reader before its producers.
 *
 * @param inputs template parameter -> name in the Parameter Store
 * @param stored names that exist -> values
 * @throws UserError `CONTRACT_NOT_PUBLISHED` naming what is missing and the commands that publish it
 */
export function assertPublished(
  layer: string,
  environment: string,
  inputs: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string>,
): void {
  const missing = [...inputs.values()].filter((name) => !stored.has(name));
  if (missing.length === 0) return;
  const producers = [...new Set(missing.map(producerOf))];
  throw new UserError({
    code: 'CONTRACT_NOT_PUBLISHED',
    message: `${layer} reads ${missing.join(', ')}, which ${missing.length === 1 ? 'is' : 'are'} not published in ${environment}`,
    remedy: producers.map((producer) => `npx nx run ${producer}:deploy --env=${environment}`).join('\n'),
  });
}

/** `/<application>/<environment>/<layer>/<entry>` */
function producerOf(name: string): string {
  return name.split('/')[3] ?? name;
}
