export type {
  CloudFormationTemplate,
  TemplateResource,
  LaunchParameter,
  LaunchRule,
  LaunchTemplate,
  ParameterValues,
} from './template';
export { decidingValues } from './deciding-values';
export { chosenParameters, launchProblems } from './launch-problems';
export { expandLoops } from './expand-loops';
export { foldLiterals } from './fold-literals';
export { assumingUnknown, resolveTemplate } from './resolve-template';
export { assertTemplate, parseTemplateFile } from './read/template-file';
