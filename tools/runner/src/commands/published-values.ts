import type { Session } from '../aws/session';
import { shortened } from '../progress/shortened';
import { table } from '../progress/table';
import { publishedBy } from '../published-by';

/** What the layers publish in the environment, as a table. */
export async function publishedValues(session: Session, layers: readonly string[]): Promise<string> {
  const rows = [...(await publishedBy(session, layers))].map(([name, value]) => [name, shortened(value)]);
  rows.sort(([a = ''], [b = '']) => a.localeCompare(b));
  return table(['published', 'value'], rows);
}
