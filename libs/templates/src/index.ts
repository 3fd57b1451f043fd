export type { CloudFormationTemplate, TemplateResource } from './template';
export type { LaunchParameter, LaunchRule, LaunchTemplate, ParameterValues } from './launch-template';
export { launchProblems } from './launch-problems';
export { resolveTemplate } from './resolve-template';
