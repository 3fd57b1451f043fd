import { type SynthesisedLayer, storedInputs } from '@hipaa-cdk/layer-templates';
import { type DeployedStack, deployedTemplate, listStacks } from '../aws/deployed-stack';
import { publishedBy, storedParameters } from '../aws/parameters';
import { lostValues, publishedValues } from '../aws/published-values';
import type { Session } from '../aws/session';
import { allowedReplacements } from '../command-options';
import type { LayerCommand, LayerRun, Outcome } from '../command';
import { freeLocks } from '../lock/lock-store';
import { isOn } from '../options';
import { placeOf } from '../place';
import { type LayerBook, layerBooks } from '../record/record-store';
import { stableDigest } from '../template';
import { assertNoPlaceholders, isUnchanged, keptElsewhere, outcomesOf } from './deploy';

/** Layers from which on asking for all of them together is less than asking for each. */
const WORTH = 3;

/** Milliseconds for which what was seen of all layers counts. */
const FRESH = 30_000;

/** What there is of all layers of a run, asked together. */
interface View {
  readonly stacks: ReadonlyMap<string, DeployedStack>;
  /** Locks that nobody holds. */
  readonly free: ReadonlySet<string>;
  readonly books: ReadonlyMap<string, LayerBook>;
  /** Published by the layers and by those that they read: name in the Parameter Store -> value. */
  readonly published: ReadonlyMap<string, string>;
  /** The template of a stack as it is deployed. */
  readonly template: (stack: string) => Promise<string>;
  readonly endsAt: number;
}

/** A run on one session. */
interface Looking {
  readonly view: Promise<View | undefined>;
  /** Layers that may have been changed since: what was seen of them counts no more. */
  readonly changed: Set<string>;
}

const looking = new WeakMap<Session, Looking>();

/**
 * The command behind a look at all layers of the run together, which takes a few calls for all instead of many for each. A layer that
 * nobody is at, that is deployed as it is wanted, and of which nothing is lost or left open, is left alone without its lock: nothing is
 * written. Everything else goes its way under the lock, and is looked at anew there.
 */
export function lookFirst(command: LayerCommand, judge: Judge = unchanged): LayerCommand {
  return async (run) => {
    const kept = keptElsewhere(run);
    if (kept) return kept;
    const session = await run.session();
    const { view, changed } = lookingOf(run, session);
    const seen = await view;
    const isCurrent = seen && Date.now() < seen.endsAt && !run.layer.reads.some((one) => changed.has(one));
    const outcome = isCurrent ? await judge(run, session, seen) : undefined;
    if (outcome) return outcome;
    changed.add(run.layer.name);
    return command(run);
  };
}

/** What a command would find, or undefined where it has something to do, or may have. */
type Judge = (run: LayerRun, session: Session, view: View) => Promise<Outcome | undefined>;

/** A deploy that has nothing to do. */
const unchanged: Judge = async (run, session, view) => {
  const { layer, place, environment } = run;
  const stack = view.stacks.get(place.stack);
  if (!stack || !isAtRest(run, view)) return undefined;
  const synthesised = await run.synthesised();
  if (!isRecorded(view.books.get(layer.name), synthesised)) return undefined;
  const inputs = storedInputs(synthesised.template);
  const stored = await withOthers(session, view, [...inputs.values()]);
  if ([...inputs.values()].some((name) => !stored.has(name))) return undefined;
  const published = publishedValues(session, layer.name, synthesised.template, stack);
  if (lostValues(published, stored).length > 0) return undefined;
  if (environment.target === 'aws') assertNoPlaceholders(layer.name, synthesised.template);
  const deployed = (): Promise<string> => view.template(stack.name);
  if (!(await isUnchanged(stack, synthesised, inputs, stored, deployed))) return undefined;
  return outcomesOf(session, synthesised)('unchanged');
};

/** The removal of a compute that is not there. */
export const nothingToRetire: Judge = (run, _, view) => {
  const { environment, place, layer } = run;
  const isGone = !view.stacks.has(place.stack) && (isAtRest(run, view) || !view.books.has(layer.name));
  const idle = `the compute of ${environment.name} is ${environment.compute}`;
  return Promise.resolve(isGone ? { result: 'skipped', note: idle } : undefined);
};

/** Nobody is at the layer, and nobody has ended in the middle. */
function isAtRest({ place, layer }: LayerRun, { free, books }: View): boolean {
  const book = books.get(layer.name);
  return free.has(place.lock) && book !== undefined && book.open === undefined;
}

function isRecorded(book: LayerBook | undefined, { template }: SynthesisedLayer): boolean {
  const newest = book?.newest;
  return newest !== undefined && newest.result !== 'failed' && newest.template === stableDigest(template);
}

/** What is published, and parameters that no layer publishes. */
async function withOthers(
  session: Session,
  { published }: View,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const others = names.filter((name) => !published.has(name));
  return new Map([...published, ...(await storedParameters(session, others))]);
}

function lookingOf(run: LayerRun, session: Session): Looking {
  const known = looking.get(session) ?? { view: look(run, session), changed: new Set<string>() };
  looking.set(session, known);
  return known;
}

async function look({ request, environment }: LayerRun, session: Session): Promise<View | undefined> {
  const tasks = request.tasks.filter(({ command }) => command === 'deploy');
  const isPlain =
    !tasks.some(({ options }) => isOn(options, 'stale')) && allowedReplacements(tasks).size === 0;
  if (tasks.length < WORTH || !isPlain) return undefined;
  const own = new Set(tasks.map(({ layer }) => layer));
  const places = [...own].map((layer) => placeOf(environment, layer));
  const listed = await listStacks(session);
  const stacks = new Map(listed.map((stack) => [stack.name, stack]));
  const standing = places.map(({ stack }) => stack).filter((stack) => stacks.has(stack));
  // In an environment that is yet to be made there is nothing to be seen.
  if (standing.length < WORTH) return undefined;
  const producers = request.layers.filter(({ name }) => own.has(name)).flatMap(({ reads }) => reads);
  const isThere = (layer: string): boolean => stacks.has(placeOf(environment, layer).stack);
  const templates = new Map(standing.map((stack) => [stack, deployedTemplate(session, stack)]));
  // Whoever needs one hears of its failure.
  for (const template of templates.values()) template.catch(() => undefined);
  const [free, books, published] = await Promise.all([
    freeLocks(
      session,
      places.map(({ lock }) => lock),
    ),
    layerBooks(session),
    publishedBy(session, [...new Set([...own, ...producers])].filter(isThere)),
  ]);
  const template = (stack: string): Promise<string> =>
    templates.get(stack) ?? deployedTemplate(session, stack);
  return { stacks, free, books, published, template, endsAt: Date.now() + FRESH };
}
