import type { Session } from './session';
import { placeOf } from '../place';

/** What one GetParameters call takes. */
const BATCH = 10;

/** A parameter as it stands. */
export interface StoredVersion {
  /** Counted by AWS, one write after the other. */
  readonly version: number;
  readonly text: string;
}

/** What AWS answers of a parameter. */
export function toVersion(stored: { readonly Version?: number; readonly Value?: string }): StoredVersion {
  return { version: stored.Version ?? 0, text: stored.Value ?? '' };
}

/** Those of the parameters that exist. */
export async function storedVersions(
  session: Session,
  names: readonly string[],
): Promise<ReadonlyMap<string, StoredVersion>> {
  const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const all = [...new Set(names)];
  const batches = Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  );
  const pages = await Promise.all(batches.map((Names) => client.send(new GetParametersCommand({ Names }))));
  return new Map(
    pages.flatMap((page) => (page.Parameters ?? []).map((one) => [one.Name ?? '', toVersion(one)] as const)),
  );
}

/** The values of those parameters that exist. */
export async function storedParameters(
  session: Session,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await storedVersions(session, names))].map(([name, { text }]) => [name, text]));
}

/** Everything that layers publish in an environment: name in the Parameter Store -> value. */
export async function publishedBy(
  session: Session,
  layers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { paginateGetParametersByPath } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const ofPath = async (Path: string): Promise<(readonly [string, string])[]> => {
    const values: (readonly [string, string])[] = [];
    for await (const page of paginateGetParametersByPath({ client }, { Path }))
      for (const { Name = '', Value = '', Type } of page.Parameters ?? [])
        // A layer publishes no secret: one that somebody put there by hand is not shown.
        if (Type !== 'SecureString') values.push([Name, Value]);
    return values;
  };
  const paths = layers.map((layer) => placeOf(session.environment, layer).published);
  return new Map((await Promise.all(paths.map(ofPath))).flat());
}
