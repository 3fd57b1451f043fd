import { escaped } from '@hipaa-cdk/errors';
import { type LayerFacts, stateOf } from './facts';

type Node = Pick<LayerFacts, 'name' | 'reads' | 'status' | 'problem'>;

/** Sizes in units of the picture. */
const BOX = { width: 168, height: 46 };
const GAP = { column: 44, row: 14 };
const MARGIN = 8;

interface Place {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
}

/** Layers as boxes from left to right, in the order of their contracts, and an arrow for every contract that is read. */
export function layerPicture(nodes: readonly Node[]): string {
  const columns = columnsOf(nodes);
  const places = new Map(
    columns.flatMap((column, x) =>
      column.map((node, y): [string, Place] => [
        node.name,
        {
          node,
          x: MARGIN + x * (BOX.width + GAP.column),
          y: MARGIN + y * (BOX.height + GAP.row),
        },
      ]),
    ),
  );
  const width = MARGIN * 2 + columns.length * (BOX.width + GAP.column) - GAP.column;
  const rows = Math.max(1, ...columns.map((column) => column.length));
  const height = MARGIN * 2 + rows * (BOX.height + GAP.row) - GAP.row;
  const all = [...places.values()];
  const arrows = all.flatMap((reader) =>
    reader.node.reads.flatMap((producer) => {
      const from = places.get(producer);
      return from ? [arrow(from, reader)] : [];
    }),
  );
  return `<svg role="group" aria-label="Layers, and whose contract each reads" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker></defs>
${arrows.join('\n')}
${all.map(box).join('\n')}
</svg>`;
}

/** Column by column: a layer stands to the right of everything that it reads. */
export function columnsOf<T extends Pick<Node, 'name' | 'reads'>>(nodes: readonly T[]): T[][] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const ranks = new Map<string, number>();
  const rank = (name: string, open: readonly string[] = []): number => {
    const known = ranks.get(name);
    if (known !== undefined) return known;
    // Layers that read each other in a circle are refused by every deploy; here they only must not hang the page.
    const reads = (byName.get(name)?.reads ?? []).filter((one) => byName.has(one) && !open.includes(one));
    const found = Math.max(-1, ...reads.map((one) => rank(one, [...open, name]))) + 1;
    ranks.set(name, found);
    return found;
  };
  const columns: T[][] = [];
  for (const node of nodes) (columns[rank(node.name)] ??= []).push(node);
  return columns.map((column, index) => sorted(column, columns[index - 1] ?? []));
}

/** Near to what they read, so that fewer arrows cross. */
function sorted<T extends Pick<Node, 'name' | 'reads'>>(column: readonly T[], before: readonly T[]): T[] {
  const centre = ({ reads }: T): number => {
    const places = reads
      .map((name) => before.findIndex((other) => other.name === name))
      .filter((place) => place >= 0);
    return places.length > 0 ? places.reduce((sum, one) => sum + one, 0) / places.length : before.length;
  };
  return [...column].sort((one, other) => centre(one) - centre(other) || one.name.localeCompare(other.name));
}

function arrow(from: Place, to: Place): string {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const bend = Math.max(30, (x2 - x1) / 2);
  const title = `${to.node.name} reads ${from.node.name}`;
  return `<path class="arrow" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" marker-end="url(#tip)"><title>${escaped(title)}</title></path>`;
}

function box({ node, x, y }: Place): string {
  const { word, kind } = stateOf(node);
  const name = escaped(node.name);
  return `<a href="#${name}" aria-label="${name}: ${escaped(word)}"><rect class="box ${kind}" x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6"/><text x="${x + 12}" y="${y + 19}" class="name">${name}</text><text x="${x + 12}" y="${y + 36}" class="state ${kind}">${escaped(word)}</text></a>`;
}
