import type { MovedGround, Standing, WayToFollow } from './standing';

/** A change that others have to be led through, one step after the other. */
export interface ChangePlan {
  readonly environment: string;
  readonly protected: boolean;
  /** The layer whose ground moves. */
  readonly layer: string;
  readonly moved: readonly MovedGround[];
  /** Who stands there, producers first. */
  readonly standing: readonly Standing[];
}

/** One step: the command, and what it does. */
interface Step {
  readonly command: string;
  readonly says: string;
}

/** The plan as a person reads it, and types it. */
export function changePlanText(plan: ChangePlan): string {
  const { environment, layer, moved } = plan;
  const named = (way: WayToFollow): string => namesOf(plan, way).join(', ') || 'nothing';
  return [
    `${layer} of ${environment} makes anew what others stand in:`,
    ...moved.map(
      ({ logicalId, type, property, before, after }) =>
        `  ${logicalId} (${type}) ${property}: ${before} → ${after}`,
    ),
    '',
    `  new beside old       the network; the data stores of ${named('restored')}`,
    `  data move            ${named('restored')}, by a restore`,
    `  gone in between      ${named('made again')}: AWS moves them to no other network, and they hold nothing`,
    `  follow by themselves ${named('deployed')}`,
    '  lost                 what is written between step 1 and the restore; it stays in the old data store',
    '',
    ...stepsOf(plan).map(({ command, says }, index) => `  ${index + 1}  ${command}\n       ${says}`),
  ].join('\n');
}

/** The steps in their order. */
export function stepsOf(plan: ChangePlan): readonly Step[] {
  const { environment, layer, moved } = plan;
  const again = namesOf(plan, 'made again');
  const restored = namesOf(plan, 'restored');
  const on = `--env=${environment}`;
  const allowed = [...new Set(moved.map(({ logicalId }) => logicalId))].join(',');
  const guarded = plan.protected
    ? ' In a protected environment this is refused: lift "protected" for as long.'
    : '';
  return [
    { command: 'stop whoever writes', says: 'what is written from here on is not in the new data store' },
    ...[...again].reverse().map((name) => ({
      command: `npx nx run ${name}:destroy ${on}`,
      says: `it holds nothing of its own, and is made again at the end.${guarded}`,
    })),
    {
      command: `npx nx run ${layer}:deploy ${on} --allow-replacement=${allowed}`,
      says: 'the new network is made; the old one stays, outside of the stack, as long as anything stands in it',
    },
    ...restored.map((name) => ({
      command: `npx nx run ${name}:restore ${on} --at="1 minute ago"`,
      says: 'a new data store in the new network, with the rows of the old one, which stays untouched',
    })),
    { command: `npx nx run-many -t deploy ${on}`, says: 'everybody else follows' },
    {
      command: 'look, then delete by hand: the old data stores, then the old network',
      says: 'until then, the way back is the old clusterName and the old range',
    },
  ];
}

function namesOf({ standing }: ChangePlan, way: WayToFollow): readonly string[] {
  return standing.filter((one) => one.way === way).map(({ layer }) => layer);
}
