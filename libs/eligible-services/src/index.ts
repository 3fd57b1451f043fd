export {
  type EligibleList,
  type ListedService,
  type OffListTypes,
  type SupportingServices,
  eligibleListSchema,
} from './eligible-list';
export { eligibleList, loadEligibleList } from './load-eligible-list';
export { type ListAge, listAge } from './list-age';
export { onlyEligibleDatabaseEngines } from './only-eligible-database-engines';
export { onlyEligibleServices } from './only-eligible-services';
export { type ServiceControlPolicy, SCP_CHARACTERS, serviceControlPolicy } from './service-control-policy';
export { type Standing, serviceOf } from './service-of';
export { writeServiceControlPolicy } from './write-service-control-policy';
export { eligibleServiceRules } from './eligible-service-rules';
