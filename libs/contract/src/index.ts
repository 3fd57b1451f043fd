export {
  defineContract,
  type AnyContract,
  type Contract,
  type ContractEntries,
  type ContractEntry,
  type ContractValues,
  type EntryValue,
  isListType,
  type ElementType,
  type EntryType,
} from './contract';
