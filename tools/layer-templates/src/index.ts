export { changedLayers } from './changed-layers';
export { layerNames, type LayerSubject, layerSubjects } from './layer-subjects';
