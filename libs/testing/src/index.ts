export { layerTemplate } from './layer-template';
export { testEnvironment } from './test-environment';
export { everyEnvironment } from './every-environment';
