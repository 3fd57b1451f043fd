import type { SynthesisedTemplate } from '../synthesised-templates';

const path = (environment: string) => `/dist/cdk/storage/${environment}/Storage.template.json`;

export const prodTemplate: SynthesisedTemplate = {
  layer: 'storage',
  environment: 'prod',
  path: path('prod'),
};
export const testTemplate: SynthesisedTemplate = {
  layer: 'storage',
  environment: 'test',
  path: path('test'),
};
export const twoTemplates = [prodTemplate, testTemplate];
