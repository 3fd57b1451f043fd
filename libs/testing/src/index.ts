export { layerTemplate } from './layer-template';
export { outputsBeyondContract } from './outputs-beyond-contract';
export { APPLICATION, type Place, placeOf, profiledEnvironment, testEnvironment } from './test-environment';
export { ProbeStack } from './probe-stack';
export { brokenTemplate } from './broken-template';
export { everyEnvironment } from './every-environment';
