import type { Session } from './session';
import { placeOf } from '../place';

/** What one GetParameters call takes. */
const BATCH = 10;

/** The values of those parameters that exist. */
export async function storedParameters(
  session: Session,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const batches = Array.from({ length: Math.ceil(names.length / BATCH) }, (_, index) =>
    names.slice(index * BATCH, (index + 1) * BATCH),
  );
  const pages = await Promise.all(batches.map((Names) => client.send(new GetParametersCommand({ Names }))));
  return new Map(
    pages.flatMap((page) => (page.Parameters ?? []).map((p) => [p.Name ?? '', p.Value ?? ''] as const)),
  );
}

/** Everything that layers publish in an environment: name in the Parameter Store -> value. */
export async function publishedBy(
  session: Session,
  layers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { paginateGetParametersByPath } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const values = new Map<string, string>();
  for (const layer of layers) {
    const Path = placeOf(session.environment, layer).published;
    for await (const page of paginateGetParametersByPath({ client }, { Path })) {
      for (const { Name = '', Value = '', Type } of page.Parameters ?? [])
        // A layer publishes no secret: one that somebody put there by hand is not shown.
        if (Type !== 'SecureString') values.set(Name, Value);
    }
  }
  return values;
}
