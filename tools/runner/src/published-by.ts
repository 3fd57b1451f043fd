import type { Session } from './aws/session';
import { publishedBelow } from './layer-place';

/** Everything that layers publish in an environment: name in the Parameter Store -> value. */
export async function publishedBy(
  session: Session,
  layers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { paginateGetParametersByPath } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const values = new Map<string, string>();
  for (const layer of layers) {
    const Path = publishedBelow(session.environment, layer);
    for await (const page of paginateGetParametersByPath({ client }, { Path })) {
      for (const { Name = '', Value = '' } of page.Parameters ?? []) values.set(Name, Value);
    }
  }
  return values;
}
