import type { Citation } from '@hipaa-cdk/rules';
import type { Framework } from './framework';

/** One requirement of one framework. */
export interface Reference {
  readonly framework: string;
  readonly id: string;
}

/** What follows a control when a citation names an item of its text, such as `a.2` or `(b)(1)`. */
const ITEM = /^(?:[a-z]|\([a-z]\))[a-z0-9.()]*$/;

/**
 * From citations to requirements. What a rule cites stands with the rule and nowhere else; what belongs to a paragraph of
 * the Security Rule stands in the mapping of the other framework and nowhere else.
 */
export class Crosswalk {
  private readonly ids: ReadonlyMap<string, ReadonlySet<string>>;

  /** @param frameworks the regulation first */
  constructor(readonly frameworks: readonly Framework[]) {
    this.ids = new Map(
      frameworks.map(({ id, requirements, related = [] }) => [
        id,
        new Set([...requirements, ...related].map((one) => one.id)),
      ]),
    );
  }

  /** The requirement that a citation names; undefined for one of no framework, or that the framework does not have. */
  cited(citation: Citation): Reference | undefined {
    const framework = this.frameworkOf(citation);
    if (!framework) return undefined;
    const name = citation.slice(framework.citedAs?.length);
    const ids = this.ids.get(framework.id) as ReadonlySet<string>;
    if (ids.has(name)) return { framework: framework.id, id: name };
    if (!framework.items) return undefined;
    const control = [...ids]
      .filter((id) => name.startsWith(id) && ITEM.test(name.slice(id.length)))
      .sort((a, b) => b.length - a.length)[0];
    return control === undefined ? undefined : { framework: framework.id, id: control };
  }

  /** Citations that begin like those of a framework and name nothing in it. */
  unknown(citations: readonly Citation[]): Citation[] {
    return citations.filter((one) => this.frameworkOf(one) && !this.cited(one));
  }

  /** Requirements of every framework that cites name, or that belong to the paragraphs which these name. */
  references(citations: readonly Citation[]): Reference[] {
    const direct = citations.flatMap((citation) => this.cited(citation) ?? []);
    const [first] = this.frameworks;
    const followed = direct.flatMap((one) => (one.framework === first?.id ? this.following(one.id) : []));
    return unique([...direct, ...followed]);
  }

  /** Requirements of the other frameworks that are about the same as a paragraph. */
  following(paragraph: string): Reference[] {
    return this.frameworks.flatMap(({ id: framework, mapping = {} }) =>
      (mapping[paragraph] ?? []).map((id) => ({ framework, id })),
    );
  }

  private frameworkOf(citation: Citation): Framework | undefined {
    return this.frameworks.find(({ citedAs }) => citedAs !== undefined && citation.startsWith(citedAs));
  }
}

function unique(references: readonly Reference[]): Reference[] {
  return [...new Map(references.map((one) => [`${one.framework} ${one.id}`, one])).values()];
}
