import type { EntryType } from './entry-type';

/** One value that a layer promises to publish. */
export interface ContractEntry<T extends EntryType = EntryType> {
  /** CloudFormation type of the value. */
  readonly type: T;
  /** What it is, for whoever finds it in the Parameter Store. */
  readonly description: string;
}

/** Entries by name, as readers ask for them. */
export type ContractEntries = Readonly<Record<string, ContractEntry>>;

/** What one layer publishes for others to read. */
export interface Contract<E extends ContractEntries> {
  /** The layer that publishes it. */
  readonly layer: string;
  /** Raised when readers must deploy again although no entry changed, such as after a replaced VPC. */
  readonly revision: number;
  readonly entries: E;
}

/** A contract, whatever its entries are. */
export type AnyContract = Contract<ContractEntries>;

/** What is published or read for an entry of type `T`. */
export type EntryValue<T extends EntryType> = T extends `List<${string}>` ? readonly string[] : string;

/** A value for every entry of the contract: leaving one out does not compile. */
export type ContractValues<C extends AnyContract> = {
  readonly [K in keyof C['entries']]: EntryValue<C['entries'][K]['type']>;
};

/** Declares a contract. The types of its entries are kept, so that readers and the publisher are checked against it. */
export function defineContract<const E extends ContractEntries>(contract: Contract<E>): Contract<E> {
  return contract;
}
