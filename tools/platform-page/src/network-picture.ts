import { escaped } from '@hipaa-cdk/errors';
import { type NetworkPlan, type Subnet, SUBNET_KINDS, type SubnetKind } from './network-plan';

/** Sizes in units of the picture. */
const LABEL = 190;
const CELL = { width: 250, line: 17 };
const ROW_GAP = 14;
const HEAD = 64;

const MEANING: Readonly<Record<SubnetKind, string>> = {
  public: 'reach the internet',
  private: 'go out, nobody comes in',
  isolated: 'no way out',
};

/** A VPC with a column for each zone and a row for each kind of subnet. */
export function networkPicture(plan: NetworkPlan): string {
  const rows = SUBNET_KINDS.filter((kind) => plan.subnets.some((subnet) => subnet.kind === kind));
  const lines = Math.max(0, ...plan.subnets.map(({ routes }) => routes.length));
  const height = 48 + Math.max(1, lines) * CELL.line;
  const width = LABEL + Math.max(1, plan.zones.length) * CELL.width + 16;
  const bottom = HEAD + rows.length * (height + ROW_GAP);
  const cells = rows.flatMap((kind, row) => [
    rowLabel(kind, HEAD + row * (height + ROW_GAP)),
    ...plan.zones.map((zone, column) =>
      zoneCell(
        plan.subnets.filter((subnet) => subnet.kind === kind && subnet.zone === zone),
        LABEL + column * CELL.width,
        HEAD + row * (height + ROW_GAP),
        height,
      ),
    ),
  ]);
  const heads = plan.zones.map(
    (zone, column) =>
      `<text x="${LABEL + column * CELL.width + 12}" y="${HEAD - 10}" class="name">${escaped(zone)}</text>`,
  );
  return `<svg role="img" aria-label="${escaped(spoken(plan))}" viewBox="0 0 ${width} ${bottom + 4}" width="${width}" height="${bottom + 4}">
<rect class="vpc" x="2" y="2" width="${width - 4}" height="${bottom}" rx="8"/>
<text x="16" y="26" class="name">${escaped(`${plan.vpc.id}  ${plan.vpc.range}`)}</text>
${[...heads, ...cells].join('\n')}
</svg>`;
}

/** The picture in one sentence for whoever cannot see it; the table below has the rest. */
function spoken({ vpc, subnets, zones }: NetworkPlan): string {
  const counts = SUBNET_KINDS.map(
    (kind) => `${subnets.filter((subnet) => subnet.kind === kind).length} ${kind}`,
  );
  return `Network ${vpc.id}, ${vpc.range}: ${counts.join(', ')} subnets in ${zones.join(' and ')}`;
}

function rowLabel(kind: SubnetKind, y: number): string {
  return `<text x="16" y="${y + 22}" class="name">${kind}</text><text x="16" y="${y + 40}" class="state">${MEANING[kind]}</text>`;
}

function zoneCell(subnets: readonly Subnet[], x: number, y: number, height: number): string {
  const [subnet] = subnets;
  if (!subnet) return '';
  const more = subnets.length > 1 ? ` and ${subnets.length - 1} more` : '';
  const routes = subnet.routes.length > 0 ? subnet.routes : ['no route out of the VPC'];
  const texts = routes.map(
    (route, index) =>
      `<text x="${x + 12}" y="${y + 40 + index * CELL.line}" class="state">${escaped(route)}</text>`,
  );
  return `<rect class="subnet ${subnet.kind}" x="${x}" y="${y}" width="${CELL.width - 14}" height="${height}" rx="6"/><text x="${x + 12}" y="${y + 22}" class="name">${escaped(`${subnet.range}${more}`)}</text>${texts.join('')}`;
}
