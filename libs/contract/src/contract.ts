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

/**
 * What one published value is. These are the types CloudFormation checks when it resolves a parameter from the
 * Parameter Store (`AWS::SSM::Parameter::Value<...>`), so a VPC id of another region stops the deploy of a reader.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
export type ElementType =
  | 'String'
  | 'AWS::EC2::AvailabilityZone::Name'
  | 'AWS::EC2::Image::Id'
  | 'AWS::EC2::Instance::Id'
  | 'AWS::EC2::SecurityGroup::Id'
  | 'AWS::EC2::Subnet::Id'
  | 'AWS::EC2::VPC::Id'
  | 'AWS::Route53::HostedZone::Id';

/** A value, or a list of values, of one element type. */
export type EntryType = ElementType | `List<${ElementType}>`;

/** Whether the entry holds several values. */
export function isListType(type: EntryType): type is `List<${ElementType}>` {
  return type.startsWith('List<');
}
