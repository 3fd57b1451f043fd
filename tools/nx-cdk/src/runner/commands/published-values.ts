import type { Session } from '../aws/session';
import { publishedBelow } from '../layer-place';
import { table } from '../progress/table';

/** A value longer than this, such as a list of subnets, is cut: the table is for the eye. */
const WIDEST_VALUE = 64;

/** What the layers publish in the environment, as a table. */
export async function publishedValues(session: Session, layers: readonly string[]): Promise<string> {
  const { paginateGetParametersByPath } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const rows: string[][] = [];
  for (const layer of layers) {
    const Path = publishedBelow(session.environment, layer);
    for await (const page of paginateGetParametersByPath({ client }, { Path })) {
      rows.push(...(page.Parameters ?? []).map(({ Name = '', Value = '' }) => [Name, shortened(Value)]));
    }
  }
  rows.sort(([a = ''], [b = '']) => a.localeCompare(b));
  return table(['published', 'value'], rows);
}

function shortened(value: string): string {
  return value.length > WIDEST_VALUE ? `${value.slice(0, WIDEST_VALUE - 1)}…` : value;
}
