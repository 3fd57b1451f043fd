export type {
  CloudFormationTemplate,
  TemplateResource,
  LaunchParameter,
  LaunchRule,
  LaunchTemplate,
  ParameterValues,
} from './template';
export { decidingValues } from './deciding-values';
export { launchProblems } from './launch-problems';
export { resolveTemplate } from './resolve-template';
export { assertTemplate, parseTemplateFile } from './read/template-file';
