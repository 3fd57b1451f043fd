import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Mutation, NOWHERE, type Place, mutated } from '../mutation';
import { originsIn } from './construct-origins';

/** Takes down what is read: `LogicalId/Properties/A/0`, and `LogicalId/Properties/*` for looking at what there is. */
export type Record = (path: string) => void;

interface Watched {
  readonly template: WeakRef<Template>;
  readonly sound: CloudFormationTemplate;
  readonly place: Place;
}

/**
 * Every template that tests look at, which goes through `Template.fromStack` or `Template.fromJSON`. While it is watched it
 * can be told which parts are read, and be broken under the hands of whoever holds it.
 */
export class WatchedTemplates {
  private watched: Watched[] = [];
  private record: Record | undefined;
  private mutation: Mutation | undefined;
  /** Origin of resources -> their logical ids, in all templates. */
  private readonly ids = new Map<string, Set<string>>();
  /** Logical id -> origins, by the type that makes it a resource of its layer. */
  private readonly origins = new Map<string, Set<string>>();

  /** Watches the templates that are made from now on, in this process. */
  install(): void {
    const { fromStack, fromJSON } = Template;
    Template.fromStack = (stack, options) => {
      for (const [logicalId, origins] of originsIn(stack)) this.remember(logicalId, origins);
      return this.watch(fromStack.call(Template, stack, options), placeOf(stack));
    };
    Template.fromJSON = (json, options) => this.watch(fromJSON.call(Template, json, options), NOWHERE);
  }

  /** Tells `record` of everything that is read while `work` goes on. */
  async whileReading<T>(record: Record, work: () => T | Promise<T>): Promise<T> {
    this.record = record;
    this.show();
    try {
      return await work();
    } finally {
      this.record = undefined;
      this.show();
    }
  }

  /**
   * Breaks the templates that have the resource as the mutation found it, while `work` goes on. Those that are made meanwhile are
   * broken from the start.
   */
  async whileBroken<T>(mutation: Mutation, work: () => Promise<T>): Promise<T> {
    const before = [...this.watched];
    this.mutation = mutation;
    this.show();
    try {
      return await work();
    } finally {
      this.mutation = undefined;
      this.show();
      this.watched = before;
    }
  }

  /** Logical ids of the resources that the same construct makes in the same way, that of the mutation among them. */
  idsOf({ logicalId }: Pick<Mutation, 'logicalId'>): ReadonlySet<string> {
    const origins = [...(this.origins.get(logicalId) ?? [])];
    return new Set([logicalId, ...origins.flatMap((origin) => [...(this.ids.get(origin) ?? [])])]);
  }

  private remember(logicalId: string, origins: readonly string[]): void {
    this.origins.set(logicalId, new Set([...(this.origins.get(logicalId) ?? []), ...origins]));
    for (const origin of origins) this.ids.set(origin, new Set([...(this.ids.get(origin) ?? []), logicalId]));
  }

  private watch(template: Template, place: Place): Template {
    const one: Watched = {
      template: new WeakRef(template),
      sound: template.toJSON() as unknown as CloudFormationTemplate,
      place,
    };
    this.watched.push(one);
    show(template, this.shown(one));
    return template;
  }

  private show(): void {
    this.watched = this.watched.filter((one) => {
      const template = one.template.deref();
      if (template) show(template, this.shown(one));
      return template !== undefined;
    });
  }

  private shown({ sound, place }: Watched): CloudFormationTemplate {
    const { record, mutation } = this;
    if (mutation) {
      const isHere = sound.Resources?.[mutation.logicalId]?.Type === mutation.type;
      const ids = isHere ? [mutation.logicalId] : [...this.idsOf(mutation)];
      return ids.reduce((template, logicalId) => mutated(template, logicalId, place, mutation), sound);
    }
    return record ? recorded(sound, record) : sound;
  }
}

function placeOf(stack: Stack): Place {
  const environment = (stack as { readonly layerEnvironment?: { readonly name?: string } }).layerEnvironment
    ?.name;
  return { account: stack.account, region: stack.region, environment: environment ?? NOWHERE.environment };
}

/** The class keeps what it looks at in a private field, and has no other way to be handed something else. */
function show(template: Template, json: CloudFormationTemplate): void {
  Reflect.set(template, 'template', json);
}

function recorded(template: CloudFormationTemplate, record: Record): CloudFormationTemplate {
  const { Resources = {} } = template;
  const watched = Object.entries(Resources).map(
    ([logicalId, resource]) => [logicalId, proxied(resource, logicalId, record)] as const,
  );
  return { ...template, Resources: Object.fromEntries(watched) as CloudFormationTemplate['Resources'] };
}

function proxied<T>(value: T, path: string, record: Record): T {
  if (typeof value !== 'object' || value === null) return value;
  const made = new Map<unknown, unknown>();
  return new Proxy(value, {
    get: (target, key) => {
      const below: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof below === 'function') return below;
      record(path);
      record(`${path}/${key}`);
      // Twice the same object, as without a proxy.
      if (!made.has(below)) made.set(below, proxied(below, `${path}/${key}`, record));
      return made.get(below);
    },
    has: (target, key) => {
      record(`${path}/${String(key)}`);
      return Reflect.has(target, key);
    },
    ownKeys: (target) => {
      record(path);
      record(`${path}/*`);
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor: (target, key) => {
      record(`${path}/${String(key)}`);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}
