import { askedTogether } from './asked-together';
import type { Session } from './session';
import { placeOf } from '../place';

/** The values of those parameters that exist. */
export async function storedParameters(
  session: Session,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await askedTogether(await session.ssm(), names);
  return new Map([...found].map(([name, { Value = '' }]) => [name, Value]));
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
