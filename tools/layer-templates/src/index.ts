export { layerNames } from './layer-names';
export { type LayerSubject, layerSubjects } from './layer-subjects';
