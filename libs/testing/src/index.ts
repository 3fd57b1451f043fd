export { layerTemplate } from './layer-template';
export { APPLICATION, type Place, placeOf, profiledEnvironment, testEnvironment } from './test-environment';
export { ProbeStack } from './probe-stack';
export { brokenTemplate } from './broken-template';
export { everyEnvironment } from './every-environment';
