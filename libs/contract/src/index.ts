export {
  defineContract,
  type AnyContract,
  type Contract,
  type ContractEntries,
  type ContractEntry,
  type ContractValues,
  type EntryValue,
} from './contract';
export { isListType, type ElementType, type EntryType } from './entry-type';
