export type { AssemblyContents, AssemblyFile, Citation, Rule, RuleContext, Verdict } from './rule';
export { TemplateView, type ViewedResource } from './template-view';
export type { CloudFormationTemplate, TemplateResource } from '@hipaa-cdk/templates';
export { hipaaPlus, type RulePack } from './pack';
export { type Reasons, notApplicable } from './types/not-applicable';
export { type Aspect, type TypeFacts, aspectsOf, typeFacts } from './types/type-facts';
export { isReplaced } from './rules/edge/elsewhere';
export { opensToRedirectsOnly } from './rules/edge/redirecting-listeners';
export { type Direction, type RangeKind, type TrafficRule, trafficRules } from './reading/traffic';
export { type Remains, statefulTypes } from './rules/data/kept';
export { secretTexts, withheld, withheldSentence } from './reading/withheld';
export {
  type EligibleList,
  type ListedService,
  type OffListTypes,
  type SupportingServices,
  eligibleListSchema,
  eligibleList,
  loadEligibleList,
} from './eligible-services/eligible-list';
export { type ListAge, listAge } from './eligible-services/list-age';
export { eligibleServiceRules } from './eligible-services/eligible-service-rules';
export {
  type ServiceControlPolicy,
  SCP_CHARACTERS,
  serviceControlPolicy,
  writeServiceControlPolicy,
} from './eligible-services/service-control-policy';
export { type Standing, serviceOf } from './eligible-services/service-of';
