/** Options of the generator for entries, as they are typed. */
export interface ContractEntryOptions {
  /** Name of the contract. */
  readonly contract: string;
  /** Name of the new entry. */
  readonly entry: string;
  /** CloudFormation type of the value. */
  readonly type?: string;
  /** What the value is. */
  readonly description?: string;
  /** Expression for the value in the publishing stack. */
  readonly value?: string;
}
