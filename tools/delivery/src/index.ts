export { layerTypes, servedBy } from './policy/layer-types';
export { type PolicyTemplate, type TemplateResource, policyTemplate } from './policy/policy-template';
export type { PolicyDocument, Statement } from './policy/policy-document';
export { policySize } from './policy/policy-document';
export { policyArn, policyStack } from './policy/policy-names';
