export { type Citation, type Rule, type RuleContext, type Verdict } from './rule';
export { type CloudFormationTemplate, type TemplateResource } from './template';
export { TemplateView, type ViewedResource } from './template-view';
