/** Condition of a statement: operator -> key -> values. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Something that CloudFormation has to be allowed for a resource type. */
export interface Need {
  readonly type: string;
  /** Such as `s3:CreateBucket`, as AWS writes it. */
  readonly action: string;
  /** Letters of when: `c` create, `r` read, `u` update, `d` delete, `t` tag. */
  readonly when: string;
  /** Patterns of ARNs; `*` for an action that can name nothing. */
  readonly resources: readonly string[];
  readonly condition?: Condition;
  /**
   * Whether the names of the resources tell that they are ours.
   *
   * @default false
   */
  readonly own?: boolean;
  /** Where it is written that the call is made. */
  readonly source: string;
}

/** A call of a handler that is not granted. */
export interface NotUsed {
  readonly type: string;
  readonly action: string;
  readonly why: string;
}
