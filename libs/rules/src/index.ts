export { type Citation, type Rule, type RuleContext, type Verdict } from './rule';
export { TemplateView, type ViewedResource } from './template-view';
export type { CloudFormationTemplate, TemplateResource } from '@hipaa-cdk/templates';
export { hipaaPlus, type RulePack } from './pack';
export { statefulTypes } from './rules/data/stateful-types';
export { secretTexts, withheld, withheldSentence } from './reading/withheld';
export {
  type EligibleList,
  type ListedService,
  type OffListTypes,
  type SupportingServices,
  eligibleListSchema,
} from './eligible-services/eligible-list';
export { eligibleList, loadEligibleList } from './eligible-services/load-eligible-list';
export { type ListAge, listAge } from './eligible-services/list-age';
export { eligibleServiceRules } from './eligible-services/eligible-service-rules';
export {
  type ServiceControlPolicy,
  SCP_CHARACTERS,
  serviceControlPolicy,
} from './eligible-services/service-control-policy';
export { type Standing, serviceOf } from './eligible-services/service-of';
export { writeServiceControlPolicy } from './eligible-services/write-service-control-policy';
