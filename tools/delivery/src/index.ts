export { type Bootstrapping, bootstrappings, declaredTypes, servedBy } from './policy/deployed-templates';
export {
  type PolicyTemplate,
  type PolicyTemplateProps,
  type TemplateResource,
  policyTemplate,
} from './policy/policy-template';
export type { Place } from './policy/places';
export { RECORDS_LAYER } from './policy/records';
export { nothingName, policyStackNames } from './policy/policy-names';
export { joinedParts, templateParts } from './policy/template-parts';
