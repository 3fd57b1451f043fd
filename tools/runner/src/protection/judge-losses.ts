import { UserError } from '@hipaa-cdk/errors';
import { type LayerChanges, type Loss, actionText, statefulLosses } from '../changes/layer-changes';

/** What is judged, in the words of a refusal. */
export interface Attempt {
  /** What did not happen. */
  readonly done: string;
  /** What to do instead of allowing it. */
  readonly instead: string;
  /** Options that it takes beside the allowance, each with a space before it. */
  readonly options: string;
}

const DEPLOY: Attempt = { done: 'deployed', instead: 'change it back', options: '' };

/**
 * Weighs what a deploy would lose against what a person has allowed.
 *
 * @param allowed logical ids that may be replaced or removed
 * @param attempt words for a refusal
 * @default - those of a deploy
 * @returns the losses, all of them allowed
 * @throws UserError `REPLACEMENT_REFUSED` naming each loss that is not allowed, `ALLOWANCE_UNUSED` for a name that is
 * not about to be lost
 */
export function judgeLosses(
  changes: LayerChanges,
  environment: { readonly protected: boolean },
  allowed: ReadonlySet<string>,
  attempt: Attempt = DEPLOY,
): readonly Loss[] {
  const losses = statefulLosses(changes);
  const refused = environment.protected ? losses.filter(({ logicalId }) => !allowed.has(logicalId)) : [];
  if (refused.length > 0) throw refusal(changes, losses, refused, attempt);
  assertAllUsed(changes.layer, allowed, losses);
  return losses;
}

/** @throws UserError `ALLOWANCE_UNUSED`: a slip in the name would otherwise allow something at some later time */
export function assertAllUsed(layer: string, allowed: ReadonlySet<string>, losses: readonly Loss[]): void {
  const ids = losses.map(({ logicalId }) => logicalId);
  const unused = [...allowed].filter((id) => !ids.includes(id));
  if (unused.length === 0) return;
  throw new UserError({
    code: 'ALLOWANCE_UNUSED',
    message: `--allow-replacement names ${unused.join(', ')}, but this deploy of ${layer} replaces or removes ${ids.length > 0 ? `only ${ids.join(', ')} of what holds data` : 'nothing that holds data'}`,
    remedy: 'leave out the names that are not replaced, or mend them',
  });
}

function refusal(
  { layer, environment }: LayerChanges,
  losses: readonly Loss[],
  refused: readonly Loss[],
  { done, instead, options }: Attempt,
): UserError {
  const names = losses.map(({ logicalId }) => logicalId).join(',');
  return new UserError({
    code: 'REPLACEMENT_REFUSED',
    message: `nothing was ${done}: ${layer} would lose what cannot be made again\n${refused.map(lossText).join('\n')}`,
    remedy: `${instead}, or allow it by name:\nnpx nx run ${layer}:deploy --env=${environment}${options} --allow-replacement=${names}`,
  });
}

function lossText(loss: Loss): string {
  const { logicalId, path, type, holds, fate = '', meaning = '' } = loss;
  return [
    `  ✖ ${logicalId} ${actionText(loss)}: ${path} (${type})`,
    `      lost: ${holds}; ${fate}`,
    `      means: ${meaning}`,
  ].join('\n');
}
