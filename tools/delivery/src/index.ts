export {
  type Bootstrapping,
  bootstrappings,
  bootstrappingsOf,
  declaredTypes,
  servedBy,
} from './policy/deployed-templates';
export {
  type PolicyTemplate,
  type PolicyTemplateProps,
  type TemplateResource,
  policyTemplate,
} from './policy/policy-template';
export {
  type JudgedCall,
  type JudgedRequest,
  type JudgedStacks,
  type JudgedStacksProps,
  type JudgedType,
  judgedStacks,
} from './policy/judged-stacks';
export type { Place } from './policy/places';
export { RECORDS_LAYER } from './policy/records';
export { namedRoles } from './policy/named-roles';
export { nothingName, policyStackNames, policyStackPrefix } from './policy/policy-names';
export { joinedParts, templateParts } from './policy/template-parts';
