/** One way to spoil a setting. */
export interface Break {
  /** What the setting becomes; `'absent'` takes it away. */
  readonly to?: unknown;
  /**
   * What is put beside what the setting has, keys of an object or items of a list, as a selector is narrowed.
   *
   * @default - the setting becomes `to`
   */
  readonly beside?: object;
  /** What would be wrong then, in a few words. */
  readonly description: string;
}

/** A setting whose value decides on security, and what must not become of it. */
export interface Setting {
  /** Where it is in the resource: `Properties.A.B`, `*` for every item of a list, `[Key=a,Other=b]` for those that fit, `[a.b]` for a name with dots. */
  readonly setting: string;
  /** At least one. A setting that is missing in a template is broken by giving it the value. */
  readonly breaks: readonly Break[];
}

/** Properties that do not decide on security. */
export interface Plain {
  readonly properties: readonly string[];
  /** Why breaking them is not the business of the compliance gate. */
  readonly reason: string;
}

/** Where a resource has a policy document. */
export interface PolicyPlace {
  readonly path: string;
  /**
   * Whether the policy is about the one resource that it is attached to, so that naming every resource widens nothing.
   *
   * @default false
   */
  readonly attached?: boolean;
}

/** What is known about the properties of one resource type. */
export interface ResourceEntry {
  readonly type: string;
  readonly settings: readonly Setting[];
  readonly plain: readonly Plain[];
  /**
   * Places of policy documents. Their statements are broken by rule instead of by list.
   *
   * @default - the type has none
   */
  readonly policies?: readonly PolicyPlace[];
}
