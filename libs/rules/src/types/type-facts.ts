import data from './type-facts.json';

/** What a type of resource has that rules ask about. */
export interface TypeFacts {
  /** Properties that name a key of KMS, as paths with `*` for items of a list. */
  readonly keys?: readonly string[];
  /** Properties that are policies of IAM. */
  readonly policies?: readonly string[];
  /** Letters of the aspects that its properties decide. */
  readonly aspects?: string;
}

/** By type, for every type that has anything of it. Derived from AWS's description of its types. */
export const typeFacts = data as Readonly<Record<string, TypeFacts>>;

/** What of a resource can be secure or not. */
export type Aspect = 'encryption at rest' | 'encryption in transit' | 'access' | 'logs' | 'backup';

const letters: Readonly<Record<string, Aspect>> = {
  e: 'encryption at rest',
  t: 'encryption in transit',
  a: 'access',
  l: 'logs',
  b: 'backup',
};

/** What of resources of a type can be secure or not, as far as their properties tell. */
export function aspectsOf(type: string): readonly Aspect[] {
  return [...(typeFacts[type]?.aspects ?? '')].flatMap((letter) => letters[letter] ?? []);
}
