export { layerNames, type LayerSubject, layerSubjects } from './layer-subjects';
