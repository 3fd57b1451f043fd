export { layerTypes, servedBy } from './policy/layer-types';
export {
  type PolicyTemplate,
  type PolicyTemplateProps,
  type TemplateResource,
  policyTemplate,
} from './policy/policy-template';
export type { Place } from './policy/places';
export type { PolicyDocument, Statement } from './policy/policy-document';
export { policySize } from './policy/policy-document';
export { policyArn, policyStack } from './policy/policy-names';
